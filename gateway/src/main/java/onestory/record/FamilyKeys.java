package onestory.record;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a family is called outside. */
@Component
public final class FamilyKeys {

  private final JdbcClient jdbc;

  FamilyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The case system's name for the family, or else the first that any source gave it. */
  public Optional<String> of(UUID family) {
    return jdbc.sql(
            "select key from family_key where family = ? order by case_system desc, key limit 1")
        .param(family)
        .query(String.class)
        .optional();
  }
}
