package onestory.authority;

/**
 * The names of the OneStory implementation guide that decisions and views read: code systems,
 * extensions, identifiers.
 */
public final class Canonical {

  private static final String BASE = "https://onestory.example/fhir/";

  /** Code system of the one label that says what class of information a resource is. */
  public static final String INFORMATION_CLASS = BASE + "CodeSystem/information-class";

  /** Code system of the Supporting Families needs, such as 5.2. */
  public static final String NEED = BASE + "CodeSystem/supporting-families-need";

  /** Code system of the tags that a delivery puts on resources: recipient, yours. */
  public static final String DELIVERY = BASE + "CodeSystem/delivery";

  /** Code system of what a recall asks for: restrict-use, remove. */
  public static final String RECALL = BASE + "CodeSystem/recall";

  /** Identifier system of deliveries. */
  public static final String DELIVERY_ID = BASE + "Id/delivery";

  /** Extension of a child: the school or nursery that they go to. */
  public static final String SCHOOL_SETTING = BASE + "StructureDefinition/school-setting";

  /** Extension of a child: a school that they went to and go to no more. */
  public static final String SCHOOL_LEFT = BASE + "StructureDefinition/school-left";

  /** Extension of an observation or action: the goal that it is about. */
  public static final String PERTAINS_TO_GOAL = BASE + "StructureDefinition/pertains-to-goal";

  /** Extension of an answer: whose words they are. */
  public static final String SAID_BY = BASE + "StructureDefinition/said-by";

  /** Extension of a contact's request: the organisation that made the contact. */
  public static final String REFERRER = BASE + "StructureDefinition/referrer";

  static final String TASK_CODE = BASE + "CodeSystem/task-code";
  static final String REQUEST_CATEGORY = BASE + "CodeSystem/request-category";
  static final String MASH_OUTCOME_ID = BASE + "Id/mash-outcome";
  static final String OVERRIDE_CONTACT = BASE + "StructureDefinition/override-contact";
  static final String OVERRIDE_COVERS = BASE + "StructureDefinition/override-covers";
  static final String OVERRIDE_FOR = BASE + "StructureDefinition/override-for";
  static final String OVERRIDE_APPROVED_BY = BASE + "StructureDefinition/override-approved-by";
  static final String OVERRIDE_BASIS = BASE + "StructureDefinition/override-basis";
  static final String OVERRIDE_REASON = BASE + "StructureDefinition/override-reason";
  static final String OVERRIDE_CLASS = BASE + "StructureDefinition/override-class";
  static final String ADDRESSEE = BASE + "StructureDefinition/addressee";
  static final String SAFETY_FLAG = BASE + "CodeSystem/safety-flag";
  static final String MUST_NOT_CONTACT = BASE + "StructureDefinition/must-not-contact";
  static final String STOPS_FOR = BASE + "StructureDefinition/stops-for";
  static final String GILLICK = BASE + "Questionnaire/gillick";
  static final String CONSENT_CATEGORY = BASE + "CodeSystem/consent-category";
  static final String DATA_SUBJECT = BASE + "StructureDefinition/data-subject";
  static final String PARENTAL_RESPONSIBILITY =
      BASE + "StructureDefinition/parental-responsibility";
  static final String CAPACITY_BASIS = BASE + "StructureDefinition/consent-capacity-basis";
  static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
  static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

  private Canonical() {}
}
