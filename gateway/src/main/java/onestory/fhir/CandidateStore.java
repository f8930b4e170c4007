package onestory.fhir;

import java.util.List;
import java.util.Optional;
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

  record Candidate(Key key, UUID family, Position position) {}

  private final JdbcClient jdbc;

  CandidateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The next candidates in that order, after where the last ones ended. */
  List<Candidate> find(
      Criteria criteria, Organisation asker, Sorting sorting, Optional<Position> after, int limit) {
    var query = CandidateQuery.of(criteria, asker, sorting).after(after).first(limit);
    return jdbc.sql(query.sql())
        .params(query.parameters())
        .query(
            (row, n) ->
                candidate(
                    row.getString(1),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getString(4)))
        .list();
  }

  private static Candidate candidate(String type, UUID id, UUID family, String at) {
    return new Candidate(new Key(type, id), family, new Position(at, id, family));
  }
}
