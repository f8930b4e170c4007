package onestory.fhir;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import onestory.councils.Organisation;
import onestory.exchange.FamilyViews;
import onestory.exchange.HoldingStore;
import onestory.exchange.ViewedFamily;
import onestory.record.Key;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Through which families' records an organisation may come to a resource: authority is in the
 * query, so that what stands in a record out of its reach is not looked at (TRUST 7.58).
 */
@Component
public final class HeldFamilies {

  private final JdbcClient jdbc;
  private final HoldingStore holdings;
  private final FamilyViews views;

  HeldFamilies(JdbcClient jdbc, HoldingStore holdings, FamilyViews views) {
    this.jdbc = jdbc;
    this.holdings = holdings;
    this.views = views;
  }

  /** What the organisation may hold of each family within its reach that the resource is in. */
  Stream<ViewedFamily> viewed(Organisation organisation, Key key) {
    var families = within(organisation, key);
    return (families.isEmpty() ? instead(organisation) : families)
        .stream().map(family -> views.of(organisation, family));
  }

  /** Whether the organisation may see it at all, looked for within its reach alone. */
  public boolean hold(Organisation organisation, String type, String id) {
    try {
      var key = new Key(type, UUID.fromString(id));
      return viewed(organisation, key)
          .anyMatch(viewed -> viewed.view().find(key.reference()).isPresent());
    } catch (IllegalArgumentException e) {
      return false; // no id of ours
    }
  }

  private List<UUID> within(Organisation organisation, Key key) {
    var reach = Reach.of(organisation);
    var recorded =
        jdbc.sql(
                "select family from resource where type = ? and id = ? and "
                    + reach.sql()
                    + " order by family")
            .params(key.type(), key.id())
            .params(reach.parameters())
            .query(UUID.class)
            .list();
    var held = holdings.familiesHolding(organisation.reference(), key);
    return recorded.isEmpty() ? held : recorded;
  }

  /**
   * Some family within its reach, in which the resource is not: so that to find nothing takes the
   * same work, whether nothing is there or nothing may be seen.
   */
  private List<UUID> instead(Organisation organisation) {
    var reach = Reach.of(organisation);
    return jdbc.sql("select family from resource where " + reach.sql() + " limit 1")
        .params(reach.parameters())
        .query(UUID.class)
        .list();
  }
}
