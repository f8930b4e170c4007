package onestory.clocks;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Any number of families in the record, without a message: each with a child in early help led by a
 * school, an assessment of 20 March 2026 and a meeting of 10 April 2026.
 */
final class GivenFamilies {

  private static final String S = "https://onestory.example/fhir/";

  private final JdbcClient jdbc;

  GivenFamilies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Families from this number to before that number, in Peterborough. */
  void from(int first, int before) {
    jdbc.sql(
            """
            insert into family (id, council, epoch)
            select md5('family' || n)::uuid, 'peterborough', 1 from generate_series(?, ? - 1) as n
            """)
        .params(first, before)
        .update();
    jdbc.sql(
            """
            insert into family_key (council, key, family, case_system)
            select 'peterborough', 'FAM-' || n, md5('family' || n)::uuid, true from generate_series(?, ? - 1) as n
            """)
        .params(first, before)
        .update();
    put(first, before, "Group", "{\"type\":\"person\",\"actual\":true}");
    put(first, before, "Patient", "{\"birthDate\":\"2016-11-02\"}");
    put(
        first,
        before,
        "EpisodeOfCare",
        """
        {"status":"active","patient":{"reference":"Patient/$Patient"},"period":{"start":"2026-03-02"}}""");
    put(
        first,
        before,
        "QuestionnaireResponse",
        """
        {"status":"completed","authored":"2026-03-20","questionnaire":"$SQuestionnaire/pb-eha-2025-06",
        "subject":{"reference":"Patient/$Patient"},"item":[{"linkId":"1","answer":[{"valueString":"words"}]}],
        "extension":[{"url":"$SStructureDefinition/eha-initiated","valueDate":"2026-03-02"}]}""");
    put(
        first,
        before,
        "Encounter",
        """
        {"status":"finished","period":{"start":"2026-04-10"},"subject":{"reference":"Group/$Group"},
        "type":[{"coding":[{"system":"$SCodeSystem/meeting-type","code":"taf"}]}]}""");
    jdbc.sql("analyze").update();
  }

  /** One more resource of each family. */
  void put(int first, int before, String type, String content) {
    jdbc.sql(
            """
            insert into resource (type, id, version, family, content, source, source_time, receipt, last_updated)
            select ?, md5(? || n)::uuid, 1, md5('family' || n)::uuid,
              jsonb_build_object('resourceType', ?::text, 'id', md5(? || n)::uuid::text)
                || replace(replace(?, '$Patient', md5('Patient' || n)::uuid::text), '$Group', md5('Group' || n)::uuid::text)::jsonb,
              'ehm-pcc', '2026-04-10T15:00:00Z', md5('receipt')::uuid, '2026-04-10T15:00:00Z'
            from generate_series(?, ? - 1) as n
            """)
        .params(type, type, type, type, content.replace("$S", S), first, before)
        .update();
  }

  UUID family(int n) {
    return jdbc.sql("select md5('family' || ?)::uuid").param(n).query(UUID.class).single();
  }
}
