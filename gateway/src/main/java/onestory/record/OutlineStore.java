package onestory.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what conclusions are drawn from: one statement for any number of families. */
@Component
final class OutlineStore {

  private static final String[] TYPES = {
    "Appointment", "CarePlan", "CareTeam", "Communication", "Composition", "Consent",
    "DetectedIssue", "Encounter", "EpisodeOfCare", "Flag", "Group", "Patient",
    "QuestionnaireResponse", "ServiceRequest", "Task"
  };

  private static final Set<String> KINDS =
      Stream.concat(Arrays.stream(TYPES), Stream.of("Observation", "PractitionerRole"))
          .collect(Collectors.toUnmodifiableSet());

  // the long words of forms and notes stay in the database; what the record itself may write
  // (Task, DetectedIssue, Appointment) is read whole
  private static final String SQL =
      """
      with family_resource as (
        select * from resource where family = any(?) and (type = any(?) or type = 'Observation'
          and content @> '{"code":{"coding":[{"system":"https://onestory.example/fhir/CodeSystem/star"}]}}')
      )
      select family as of_family, type, id, version, source, source_time,
        case when source = 'onestory' then contributed end as contributed,
        case type
          when 'QuestionnaireResponse' then (content - 'item') || jsonb_build_object('item',
            jsonb_path_query_array(content, '$.item[*] ? (@.linkId like_regex "^(decision|decided|decided-on|lead[.](who|from))$")'))
          when 'Composition' then (content - 'section') || jsonb_build_object('section',
            (select coalesce(jsonb_agg(jsonb_build_object('code', section->'code')), '[]')
              from jsonb_array_elements(content->'section') as section))
          when 'CarePlan' then content - array['goal', 'addresses', 'activity', 'note', 'description']
          when 'Communication' then content - 'payload'
          when 'ServiceRequest' then content - array['reasonCode', 'note']
          else content
        end as outline,
        case when version > 1 and source <> 'onestory'
            and type in ('Appointment', 'Consent', 'EpisodeOfCare', 'ServiceRequest', 'Task')
          then (select least(min(earlier.source_time), now.source_time) from resource_history earlier
            where earlier.type = now.type and earlier.id = now.id and earlier.family = now.family
              and earlier.content->>'status' = now.content->>'status')
        end as since
      from family_resource now
      union all
      select of_family, type, id, version, source, source_time, null, content, null
      from resource
      join (select family as of_family, substring(content->'careManager'->>'reference' from 18)::uuid as leads
          from family_resource where type = 'EpisodeOfCare' and content->'careManager'->>'reference' is not null
          group by 1, 2) as lead on lead.leads = resource.id
      where type = 'PractitionerRole' and family is null
      """;

  private final JdbcClient jdbc;
  private final Json json;

  OutlineStore(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Whether conclusions are drawn from resources of its kind. */
  static boolean reads(Key key) {
    return KINDS.contains(key.type());
  }

  /** What is recorded of these families. */
  Map<UUID, Sketch> of(Collection<UUID> families) {
    var sketches = new HashMap<UUID, Sketch>();
    families.forEach(family -> sketches.put(family, new Sketch()));
    jdbc.sql(SQL)
        .params(List.of(families.toArray(UUID[]::new), TYPES))
        .query(
            (RowCallbackHandler)
                row -> {
                  var family = row.getObject("of_family", UUID.class);
                  var stored = stored(row, family);
                  sketches.get(family).add(stored, since(row, stored));
                });
    return sketches;
  }

  private Stored stored(ResultSet row, UUID family) throws SQLException {
    var contributed = row.getString("contributed");
    return new Stored(
        new Key(row.getString("type"), row.getObject("id", UUID.class)),
        row.getInt("version"),
        family,
        json.object(row.getString("outline")),
        contributed == null ? null : json.object(contributed),
        row.getString("source"),
        row.getTimestamp("source_time").toInstant());
  }

  private static Instant since(ResultSet row, Stored stored) throws SQLException {
    var since = row.getTimestamp("since");
    return since == null ? stored.sourceTime() : since.toInstant();
  }
}
