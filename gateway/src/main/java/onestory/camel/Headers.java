package onestory.camel;

/** The headers that routes see; all else that arrives from outside is stripped at the entry. */
public final class Headers {

  /** What an arriving message is, such as {@code assessment}. */
  public static final String KIND = "onestory.kind";

  /** The source's id of the thing told. */
  public static final String ID = "onestory.id";

  /** The source's version of it, a positive whole number. */
  public static final String VERSION = "onestory.version";

  /** The source's id of the family. */
  public static final String FAMILY = "onestory.family";

  /** When the source sent it, ISO 8601. */
  public static final String SENT_AT = "onestory.sentAt";

  /** Answer of {@code inbox:}: the receipt's id. */
  public static final String RECEIPT = "onestory.receipt";

  /** Answer of {@code inbox:}: when the message was received, ISO 8601. */
  public static final String RECEIVED_AT = "onestory.receivedAt";

  /** Answer of {@code inbox:}: whether the very same message had been accepted before. */
  public static final String REPEATED = "onestory.repeated";

  /** Of a delivery: its id. */
  public static final String DELIVERY = "onestory.delivery";

  /** Of a delivery: the organisation's identifier, {@code system|value}. */
  public static final String ORGANISATION = "onestory.organisation";

  /** Of a delivery: the family's id in the record. */
  public static final String FAMILY_RECORD = "onestory.familyRecord";

  /** Of a delivery of a whole view: whether nothing is left to hold. */
  public static final String NOTHING_LEFT = "onestory.nothingLeft";

  private Headers() {}
}
