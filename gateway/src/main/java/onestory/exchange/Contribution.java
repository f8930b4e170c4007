package onestory.exchange;

import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/**
 * What becomes of what an organisation writes: a new version for the record, or a refusal that says
 * where.
 */
public sealed interface Contribution {

  /**
   * It may be recorded.
   *
   * @param resource the new version: the stored one with only what the organisation may change
   */
  record Accepted(Resource resource) implements Contribution {}

  /**
   * It may not.
   *
   * @param rule the rule that was met, such as contribution/element
   * @param at FHIRPath of the first element in the way
   * @param remedy what would be accepted
   */
  record Refused(String rule, String at, String remedy) implements Contribution {}

  /**
   * An update of a task or goal that the organisation is responsible for.
   *
   * @param stored the record's current version, with all that the organisation does not see
   * @param view what the organisation may hold now
   * @param incoming what it sent, made from what it sees
   */
  static Contribution update(Resource stored, View view, Resource incoming) {
    return new Updating(view).apply(stored, incoming);
  }

  /**
   * A new observation on a child that the organisation knows more of than that an episode is open.
   * It is labelled as needs and performed by the organisation, whatever was sent.
   *
   * @param view what the organisation may hold now
   * @param incoming what it sent
   */
  static Contribution observe(View view, Observation incoming) {
    return new Observing(view).apply(incoming);
  }
}
