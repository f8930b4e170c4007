package onestory.fhir;

import java.util.List;
import onestory.authority.Canonical;
import onestory.councils.Organisation;
import onestory.councils.Partner.Basis;

/**
 * In which families' records an organisation may find anything at all, as a condition of a search:
 * those of its own council, those that it has a permission in, those about whom it made a contact,
 * and, for the MASH, those about whom it has one. What it finds there is decided after.
 *
 * @param sql a condition on a row of the table resource
 * @param parameters of the condition, in order
 */
record Reach(String sql, List<Object> parameters) {

  private static final String COUNCIL = "family in (select id from family where council = ?)";
  private static final String NAMED =
      """
      family in (select family from resource where type = 'Consent' and content @> ?::jsonb
        union select family from resource where type = 'ServiceRequest' and content @> ?::jsonb""";
  private static final String CONTACTS =
      """

        union select family from resource where type = 'Task' and content @> ?::jsonb
          and family in (select id from family where council = ?)""";
  private static final String CONTACT =
      """
      {"code":{"coding":[{"system":"https://onestory.example/fhir/CodeSystem/task-code","code":"mash-contact"}]}}""";

  static Reach of(Organisation asker) {
    if (asker.partner().basis() == Basis.PUBLIC_TASK) {
      return new Reach(COUNCIL, List.of(asker.council().id()));
    }
    var permitted =
        "{\"provision\":{\"actor\":[{\"reference\":{\"reference\":\"%s\"}}]}}"
            .formatted(asker.reference());
    var referred =
        "{\"extension\":[{\"url\":\"%s\",\"valueReference\":{\"reference\":\"%s\"}}]}"
            .formatted(Canonical.REFERRER, asker.reference());
    return asker.partner().basis() == Basis.SAFEGUARDING
        ? new Reach(
            NAMED + CONTACTS + ")", List.of(permitted, referred, CONTACT, asker.council().id()))
        : new Reach(NAMED + ")", List.of(permitted, referred));
  }
}
