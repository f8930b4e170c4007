package onestory.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import onestory.councils.Directory;
import onestory.councils.Retention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which families' records are due to be erased by their councils' figures. */
@Component
final class ClosedFamilies {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  /** A record without an episode closed when it was last told anything of. */
  private static final String CLOSED =
      """
      select f.id, f.council, e.episodes, e.helped, coalesce(e.ended, l.told) as closed
      from family f
      cross join lateral (
        select count(*) as episodes,
          count(*) filter (where content->>'status' not in ('finished', 'cancelled', 'entered-in-error')) as open,
          count(*) filter (where content->>'status' = 'finished') as helped,
          max(coalesce(left(content#>>'{period,end}', 10), last_updated::date::text)) as ended
        from resource where family = f.id and type = 'EpisodeOfCare') e
      cross join lateral (
        select max(source_time)::date::text as told from resource where family = f.id) l
      where e.open = 0 and coalesce(e.ended, l.told) is not null
      """;

  private static final int MOST = 1000;

  private final JdbcClient jdbc;
  private final Directory directory;
  private final Clock clock;

  ClosedFamilies(JdbcClient jdbc, Directory directory, Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.clock = clock;
  }

  /** Those that are due and that nobody needs kept, the longest due first. */
  List<DueFamily> due() {
    return jdbc
        .sql(
            CLOSED
                + " and not exists (select 1 from legal_hold h where h.held = f.id and h.lifted_at is null)"
                + " order by closed, f.id")
        .query(this::family)
        .list()
        .stream()
        .flatMap(Optional::stream)
        .limit(MOST)
        .toList();
  }

  /** Whether that one is due, held or not. */
  boolean isDue(UUID family) {
    return jdbc.sql(CLOSED + " and f.id = ?").param(family).query(this::family).list().stream()
        .anyMatch(Optional::isPresent);
  }

  private Optional<DueFamily> family(ResultSet row, int n) throws SQLException {
    var council = row.getString("council");
    var kind =
        row.getInt("episodes") == 0
            ? Retention.Kind.CONTACT
            : row.getInt("helped") > 0 ? Retention.Kind.EPISODE : Retention.Kind.REFUSED;
    var closed = LocalDate.parse(row.getString("closed"));
    var id = row.getObject("id", UUID.class);
    return directory
        .council(council)
        .flatMap(settings -> settings.retention().due(kind, closed))
        .filter(due -> !due.isAfter(LocalDate.ofInstant(clock.instant(), ENGLAND)))
        .map(due -> new DueFamily(id, council, kind.name().toLowerCase(Locale.ROOT), closed, due));
  }
}
