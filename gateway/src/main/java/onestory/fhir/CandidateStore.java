package onestory.fhir;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onestory.councils.Organisation;
import onestory.record.Key;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what a search may be about, within the families that the asker may hold anything of at all.
 * What it finds is only a candidate: whether the asker may see it, and whether it still matches as
 * the asker sees it, is decided after.
 */
@Component
final class CandidateStore {

  record Candidate(Key key, UUID family) {}

  private final JdbcClient jdbc;

  CandidateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Candidate> find(Criteria criteria, Organisation asker, int limit) {
    var sql = new StringBuilder("select type, id, family from resource where type = ? and ");
    var parameters = new ArrayList<Object>();
    parameters.add(criteria.type());
    var reach = Reach.of(asker);
    sql.append(reach.sql());
    parameters.addAll(reach.parameters());
    for (var forms : criteria.patterns()) {
      sql.append(" and (")
          .append(String.join(" or ", forms.stream().map(f -> "content @> ?::jsonb").toList()));
      sql.append(")");
      parameters.addAll(forms);
    }
    if (criteria.updatedFrom() != null) {
      sql.append(" and last_updated >= ?");
      parameters.add(Timestamp.from(criteria.updatedFrom()));
    }
    if (criteria.updatedBefore() != null) {
      sql.append(" and last_updated <= ?");
      parameters.add(Timestamp.from(criteria.updatedBefore()));
    }
    sql.append(" order by last_updated, id limit ?");
    parameters.add(limit);
    return jdbc.sql(sql.toString())
        .params(parameters)
        .query(
            (row, n) ->
                new Candidate(
                    new Key(row.getString(1), row.getObject(2, UUID.class)),
                    row.getObject(3, UUID.class)))
        .list();
  }
}
