package onestory.fhir;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import onestory.councils.Organisation;
import onestory.councils.Partner.Basis;

/** The SQL of one search, put together condition by condition. */
final class CandidateQuery {

  /** Every family has clocks, but few of them are told to any one partner: the rest is no match. */
  private static final Set<String> ADDRESSED = Set.of("Task", "DetectedIssue");

  private static final String ADDRESSED_TO_IT =
      """
      (not content @> '{"meta":{"security":[{"code":"timescale"}]}}'::jsonb or content @> ?::jsonb)""";

  private final Sorting sorting;
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  private CandidateQuery(Sorting sorting) {
    this.sorting = sorting;
  }

  /** Type, id, family and what it is sorted by, of what the search may be about. */
  static CandidateQuery of(Criteria criteria, Organisation asker, Sorting sorting) {
    var query = new CandidateQuery(sorting);
    query.sql.append("select type, id, family, (").append(sorting.by()).append(")::text");
    query.sql.append(" from resource where type = ?");
    query.parameters.add(criteria.type());
    query.mayHold(criteria.type(), asker);
    for (var forms : criteria.patterns()) {
      query.and(
          "(%s)"
              .formatted(
                  String.join(" or ", Collections.nCopies(forms.size(), "content @> ?::jsonb"))),
          forms.toArray());
    }
    if (criteria.updatedFrom() != null) {
      query.and("last_updated >= ?", Timestamp.from(criteria.updatedFrom()));
    }
    if (criteria.updatedBefore() != null) {
      query.and("last_updated <= ?", Timestamp.from(criteria.updatedBefore()));
    }
    if (criteria.due() != null) {
      query.due(criteria.due());
    }
    return query;
  }

  /** Only what comes after this. */
  CandidateQuery after(Optional<Position> after) {
    after.ifPresent(
        position ->
            and(
                "(%s, id, family) %s (?::timestamptz, ?, ?)"
                    .formatted(sorting.by(), sorting.after()),
                position.at(),
                position.id(),
                position.family()));
    return this;
  }

  /** As many as that, in order. */
  CandidateQuery first(int limit) {
    sql.append(" order by ").append(sorting.order()).append(" limit ").append(limit);
    return this;
  }

  String sql() {
    return sql.toString();
  }

  List<Object> parameters() {
    return parameters;
  }

  private void mayHold(String type, Organisation asker) {
    var reach = Reach.of(asker);
    and(reach.sql(), reach.parameters().toArray());
    if (asker.partner().basis() == Basis.PUBLIC_TASK) {
      return;
    }
    if (ADDRESSED.contains(type)) {
      and(
          ADDRESSED_TO_IT,
          "{\"extension\":[{\"valueReference\":{\"reference\":\"%s\"}}]}"
              .formatted(asker.reference()));
    }
  }

  private void due(Span due) {
    and("due_at is not null");
    if (due.from() != null) {
      and(Sorting.DUE.by() + (due.withFrom() ? " >= ?" : " > ?"), Timestamp.from(due.from()));
    }
    if (due.to() != null) {
      and(Sorting.DUE.by() + (due.withTo() ? " <= ?" : " < ?"), Timestamp.from(due.to()));
    }
  }

  private void and(String condition, Object... values) {
    sql.append(" and ").append(condition);
    parameters.addAll(List.of(values));
  }
}
