package onestory.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import onestory.GatewayTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the database itself lets be ended: somebody calls its function past the gateway. */
@GatewayTest
class AuditEndTest {

  private static final String OLD = "now() - interval '7 years'";
  private static final String APPROVED = "'approved', 'one', now(), 'other'";

  @Autowired private HikariDataSource gateways;
  @TempDir private Path folder;

  private final UUID cut = UUID.randomUUID();
  private AuditDatabase database;
  private NodeOnDisk here;

  @BeforeEach
  void threeOldEventsAndOneOfToday() throws IOException {
    database = new AuditDatabase(gateways, "audit_end");
    here = new NodeOnDisk(database, folder.resolve("here"));
    here.writes(3, NodeOnDisk.yearsAgo(8));
    here.writes(1, NodeOnDisk.yearsAgo(0));
  }

  @AfterEach
  void nothingIsLeft() {
    database.byForce("delete from audit_event");
    database.jdbc.sql("delete from audit_cut_part").update();
    database.jdbc.sql("delete from audit_cut").update();
  }

  /** Years, moment, state and persons; up to which link, how many; what the database says. */
  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("nobody agreed", 7, OLD, "'asked', 'one', now(), null", 3, 3, "two persons"),
        arguments("ended already", 7, OLD, "'ended', 'one', now(), 'other'", 3, 3, "two persons"),
        arguments("one person", 7, OLD, "'approved', 'one', now(), 'one'", 3, 3, "check"),
        arguments("no years at all", 0, "now()", APPROVED, 3, 3, "check"),
        arguments("younger than the years", 7, "now()", APPROVED, 3, 3, "last 7 year(s) are kept"),
        arguments("a younger event", 7, OLD, APPROVED, 4, 4, "last event"),
        arguments("fewer than there are", 7, OLD, APPROVED, 3, 2, "had 3 events, not 2"),
        arguments("a link that is not there", 7, OLD, APPROVED, 9, 9, "not what the cut was"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  @DisplayName("9.38 the database refuses what is not old, not agreed to or not as said")
  void databaseRefuses(
      String what, int years, String moment, String state, long upTo, long events, String says) {
    assertThatThrownBy(
            () -> {
              asked(years, moment, state, upTo, events);
              end();
            })
        .hasMessageContaining(says);
    assertThat(here.places()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  @DisplayName("9.38 an event that is too young stays though it stands before older ones")
  void youngAmongOld() {
    here.writes(2, NodeOnDisk.yearsAgo(8));
    asked(7, OLD, APPROVED, 5, 5);
    assertThatThrownBy(this::end).hasMessageContaining("has a younger event");
  }

  @Test
  @DisplayName("9.38 what was agreed to is ended with the rights of the function's owner alone")
  void withItsOwnersRights() {
    asked(7, OLD, APPROVED, 3, 3);
    assertThat(end()).isEqualTo(3);
    assertThat(here.places()).containsExactly(4L);
    assertThatThrownBy(() -> database.jdbc.sql("delete from audit_event").update())
        .as("the permission ends with the function")
        .hasMessageContaining("only ever added to");

    // so that the gateway's own role needs no right to delete (docs/operating.md, "The audit")
    var function =
        database
            .jdbc
            .sql(
                """
                select prosecdef, proconfig[1], has_function_privilege('public', oid, 'execute')
                from pg_proc where oid = 'audit_end(uuid)'::regprocedure
                """)
            .query()
            .singleRow();
    assertThat(function.values())
        .containsExactly(true, "search_path=pg_catalog, audit_end, pg_temp", false);
  }

  private void asked(int years, String moment, String state, long upTo, long events) {
    database
        .jdbc
        .sql(
            """
            insert into audit_cut (id, years, older_than, state, asked_by, asked_at, approved_by)
            values (?, ?, %s, %s)
            """
                .formatted(moment, state))
        .params(cut, years)
        .update();
    database
        .jdbc
        .sql(
            """
            insert into audit_cut_part (cut, chain, sequence, hash, events)
            values (?, ?, ?, coalesce((select hash from audit_event where chain = ? and sequence = ?), ''), ?)
            """)
        .params(cut, here.chain(), upTo, here.chain(), upTo, events)
        .update();
  }

  private long end() {
    return database.jdbc.sql("select audit_end(?)").param(cut).query(Long.class).single();
  }
}
