package onestory.clocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import onestory.database.SqlCount;
import onestory.record.FamilyId;
import onestory.record.FamilyRecord;
import onestory.record.Origin;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages about one family, as the maps would make them, each told again as often as asked. */
final class GivenMessages {

  private static final String S = "https://onestory.example/fhir/";

  private final SmallGateway gateway;
  private final String name;
  private final UUID family;

  GivenMessages(SmallGateway gateway, String name) {
    this.gateway = gateway;
    this.name = name;
    this.family = FamilyId.of(name);
  }

  /**
   * Records a message.
   *
   * @param which P: the people, A: the episode and its assessment, B: the first meeting, C: the
   *     second, N: a case note, which says nothing that clocks ask for, H: one of which they might
   */
  void record(char which) {
    var bundle =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries(which) + "]}";
    var origin =
        new Origin(
            "ehm-pcc",
            "peterborough",
            family,
            UUID.randomUUID(),
            Instant.parse("2026-06-12T09:00:00Z"));
    new TransactionTemplate(gateway.bean(PlatformTransactionManager.class))
        .executeWithoutResult(
            status ->
                gateway
                    .bean(FamilyRecord.class)
                    .record(bundle.replace("'", "\"").getBytes(UTF_8), origin));
  }

  /** How many round trips to the database the message takes. */
  long roundTrips(char which) {
    var count = gateway.bean(SqlCount.class);
    long before = count.roundTrips();
    record(which);
    return count.roundTrips() - before;
  }

  /** The family's clocks, in a few words; without those that were begun too early, and dropped. */
  List<String> clocks() {
    return gateway
        .jdbc()
        .sql(
            """
            select concat_ws(' ', content #>> '{code,coding,1,code}', content #>> '{restriction,period,end}',
              content #>> '{businessStatus,coding,0,code}')
            from resource where family = ? and type = 'Task'
              and (content->>'status' <> 'cancelled' or content->'output' is not null) order by 1
            """)
        .param(family)
        .query(String.class)
        .list();
  }

  private String entries(char which) {
    return switch (which) {
      case 'P' ->
          String.join(
              ",",
              entry("Group", "eh-family", name, "'type':'person','actual':true"),
              entry("Patient", "ehm-person", name, "'birthDate':'2016-11-02'"));
      case 'A' ->
          String.join(
              ",",
              entry(
                  "EpisodeOfCare",
                  "eh-episode",
                  name,
                  "'status':'active','patient':" + patient() + ",'period':{'start':'2026-03-02'}"),
              entry(
                  "QuestionnaireResponse",
                  "ehm-form",
                  name,
                  "'status':'completed','authored':'2026-03-20','subject':"
                      + patient()
                      + ",'extension':[{'url':'"
                      + S
                      + "StructureDefinition/eha-initiated','valueDate':'2026-03-02'}]"));
      case 'B' -> meeting("first", "2026-04-10");
      case 'C' -> meeting("second", "2026-06-11");
      case 'N' -> entry("Condition", "ehm-need", name, "'note':[{'text':'a need'}]");
      default -> entry("Communication", "ehm-case-note", name, "'status':'completed'");
    };
  }

  private String meeting(String id, String day) {
    return entry(
        "Encounter",
        "ehm-meeting",
        name + "." + id,
        "'status':'finished','period':{'start':'%s'},'type':[{'coding':[{'system':'%s','code':'taf'}]}],'extension':[{'url':'%s','valueReference':%s}]"
            .formatted(
                day,
                S + "CodeSystem/meeting-type",
                S + "StructureDefinition/child-present",
                patient()));
  }

  private String patient() {
    return "{'reference':'Patient?identifier="
        + S
        + "Id/ehm-person|"
        + name
        + "','type':'Patient'}";
  }

  private static String entry(String type, String system, String id, String content) {
    return """
        {'request':{'method':'PUT','url':'%s?identifier=%s|%s'},
        'resource':{'resourceType':'%s','identifier':[{'system':'%s','value':'%s'}],%s}}"""
        .formatted(type, S + "Id/" + system, id, type, S + "Id/" + system, id, content);
  }
}
