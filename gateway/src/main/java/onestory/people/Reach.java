package onestory.people;

/** Whether an operation can be narrowed to one council. */
enum Reach {
  /** It answers for the asker's council only, or its address names the council. */
  COUNCIL,
  /** It is about the gateway as a whole: not for people who are bound to a council. */
  GATEWAY
}
