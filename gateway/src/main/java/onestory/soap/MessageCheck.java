package onestory.soap;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import onestory.problem.Problem;
import org.xml.sax.SAXException;

/**
 * Whether a message of EHM can be accepted: the contract's shape, the check digits, the sender, the
 * references, the order of dates.
 */
public final class MessageCheck {

  /** What EHM sends; the schema also has what it receives. */
  private static final Set<String> KINDS =
      Set.of(
          "people",
          "episode",
          "consent",
          "assessment",
          "tafMeeting",
          "caseNote",
          "closure",
          "safetyPlan",
          "chronology",
          "targetedSupportRequest",
          "referral",
          "starReading",
          "contact",
          "contactOutcome",
          "harmWeighed");

  private static final Problem NO_MESSAGE =
      new Problem("kind", "/", "There is no such message.", "Send one that ehm.wsdl has.");

  private final EhmSchema schema = new EhmSchema();
  private final Predicate<String> nhsNumber;
  private final Predicate<String> upn;

  /**
   * Takes the two checks of people's numbers.
   *
   * @param nhsNumber whether 10 digits have the right check digit
   * @param upn whether a unique pupil number has the right check letter
   */
  public MessageCheck(Predicate<String> nhsNumber, Predicate<String> upn) {
    this.nhsNumber = nhsNumber;
    this.upn = upn;
  }

  /**
   * Checks one message.
   *
   * @param xml the message, without its SOAP envelope
   * @param system the sender, as proven by its credentials
   * @throws MessageRefused with the first thing that is wrong
   */
  public AcceptableMessage check(byte[] xml, String system) throws MessageRefused, IOException {
    ValueRules rules = new ValueRules(nhsNumber, upn, system);
    try (EhmSchema.Lent lent = schema.lend()) {
      return check(
          xml, system, rules, new MessageReading(lent.validator(), rules.and(new DateOrder())));
    }
  }

  private static AcceptableMessage check(
      byte[] xml, String system, ValueRules rules, MessageReading reading)
      throws MessageRefused, IOException {
    try {
      SafeXml.read(xml, reading);
      require(KINDS.contains(reading.kind()) ? rules.dangling() : NO_MESSAGE);
      return new AcceptableMessage(
          reading.kind(),
          system,
          reading.header("id"),
          Integer.parseInt(reading.header("version")),
          reading.header("familyId"),
          sentAt(reading),
          CanonicalXml.of(SafeXml.document(xml).getDocumentElement()));
    } catch (SAXException | XMLStreamException e) {
      require(reading.problem());
      throw new MessageRefused(
          new Problem("xml", "/", "This is not well-formed XML without a DTD.", "Send XML."));
    }
  }

  private static Instant sentAt(MessageReading reading) throws MessageRefused {
    try {
      return OffsetDateTime.parse(reading.header("sentAt")).toInstant();
    } catch (DateTimeException e) {
      throw new MessageRefused(
          new Problem(
              "instant",
              "/" + reading.kind() + "/header/sentAt",
              "This is no moment in time.",
              "Send a date and time with its zone."));
    }
  }

  private static void require(Problem problem) throws MessageRefused {
    if (problem != null) {
      throw new MessageRefused(problem);
    }
  }
}
