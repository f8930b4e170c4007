package onestory.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outlines of all families of a council, for those who only ask; a few in memory at a time. */
@Component
public class Outlines {

  private static final UUID FIRST = new UUID(0, 0);

  private final OutlineStore store;
  private final JdbcClient jdbc;

  Outlines(OutlineStore store, JdbcClient jdbc) {
    this.store = store;
    this.jdbc = jdbc;
  }

  /** Shows each family's outline. */
  public void each(String council, int atOnce, Consumer<Outline> see) {
    var families = after(FIRST, council, atOnce);
    while (!families.isEmpty()) {
      var sketches = store.of(families);
      for (var family : families) {
        see.accept(sketches.get(family).outline(family, council, Optional.empty()));
      }
      families = after(families.get(families.size() - 1), council, atOnce);
    }
  }

  private List<UUID> after(UUID family, String council, int atOnce) {
    return jdbc.sql("select id from family where council = ? and id > ? order by id limit ?")
        .params(council, family, atOnce)
        .query(UUID.class)
        .list();
  }
}
