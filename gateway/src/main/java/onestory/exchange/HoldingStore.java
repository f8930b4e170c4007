package onestory.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import onestory.record.Key;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each organisation holds. */
@Component
public final class HoldingStore {

  private static final int[] ROW = {
    Types.VARCHAR,
    Types.OTHER,
    Types.VARCHAR,
    Types.OTHER,
    Types.INTEGER,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.TIMESTAMP
  };

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Clock clock;

  HoldingStore(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /** What it may hold as far as it was last brought into step: not what it was asked to give up. */
  List<Holding> of(String organisation, UUID family) {
    return jdbc.sql(
            """
            select type, id, version, hash, authority, recalled from holding
            where organisation = ? and family = ? and recalled is null
            """)
        .params(organisation, family)
        .query(HoldingStore::holding)
        .list();
  }

  /** Everything an organisation still has, of every family, in order. */
  public List<Holding> of(String organisation) {
    return jdbc.sql(
            """
            select type, id, version, hash, authority, recalled from holding where organisation = ?
            order by family, type, id
            """)
        .param(organisation)
        .query(HoldingStore::holding)
        .list();
  }

  void hold(String organisation, UUID family, Collection<Holding> holdings) {
    var now = Timestamp.from(clock.instant());
    batches.batchUpdate(
        """
        insert into holding (organisation, family, type, id, version, hash, authority, since)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (organisation, family, type, id) do update set version = excluded.version, hash = excluded.hash,
          authority = excluded.authority, since = excluded.since, recalled = null
        """,
        holdings.stream()
            .map(
                holding ->
                    new Object[] {
                      organisation,
                      family,
                      type(holding.key()),
                      id(holding.key()),
                      holding.version(),
                      holding.hash(),
                      holding.authority(),
                      now
                    })
            .toList(),
        ROW);
  }

  /** The organisation has this version because it wrote it, and was answered with it. */
  public void holdsAsTold(String organisation, UUID family, Resource written) {
    if (!FamilyViews.isDelivered(written)) {
      return; // it is looked up, not held
    }
    hold(
        organisation,
        family,
        List.of(
            new Holding(
                written.fhirType() + "/" + written.getIdElement().getIdPart(),
                Integer.parseInt(written.getMeta().getVersionId()),
                ContentHash.of(written),
                "source")));
  }

  void forget(String organisation, UUID family, Collection<String> keys) {
    batches.batchUpdate(
        "delete from holding where organisation = ? and family = ? and type = ? and id = ?",
        keys.stream().map(key -> new Object[] {organisation, family, type(key), id(key)}).toList());
  }

  /**
   * What it holds for other families too, it holds for this one no more; those are told. Two
   * families do so one after the other, so that one of them is the last.
   */
  List<String> leaveToOthers(String organisation, UUID family, Collection<String> keys) {
    jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 6))) as held")
        .param(organisation)
        .query(Integer.class)
        .single();
    var left =
        keys.stream()
            .filter(
                key ->
                    familiesHolding(organisation, new Key(type(key), id(key))).stream()
                        .anyMatch(other -> !other.equals(family)))
            .toList();
    forget(organisation, family, left);
    return left;
  }

  /** It was asked to give these up, and still has them: restricted, or in a person's hands. */
  void recalled(String organisation, UUID family, Collection<String> keys, RecallAnswer answer) {
    batches.batchUpdate(
        "update holding set recalled = ? where organisation = ? and family = ? and type = ? and id = ?",
        keys.stream()
            .map(key -> new Object[] {answer.code(), organisation, family, type(key), id(key)})
            .toList());
  }

  /**
   * The families, but those that are to be erased, for which the organisation holds the resource:
   * several, where it is a professional.
   */
  public List<UUID> familiesHolding(String organisation, Key key) {
    return jdbc.sql(
            """
            select family from holding where organisation = ? and type = ? and id = ? and recalled is null
              and not exists (select 1 from family where family.id = holding.family and erasing)
            """)
        .params(organisation, key.type(), key.id())
        .query(UUID.class)
        .list();
  }

  private static Holding holding(ResultSet row, int n) throws SQLException {
    return new Holding(
        row.getString(1) + "/" + row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  private static String type(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  private static UUID id(String key) {
    return UUID.fromString(key.substring(key.indexOf('/') + 1));
  }
}
