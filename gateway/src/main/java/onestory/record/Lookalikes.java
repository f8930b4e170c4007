package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onestory.identity.IncomingPerson;
import onestory.identity.Likeness;
import onestory.identity.Likeness.Side;
import onestory.identity.PersonIdentifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks about a child who is new here and looks like one already known. Both stay two until a person
 * has decided.
 */
@Component
final class Lookalikes {

  /** Many of one name and day are no likeness any more, but a fault of the source. */
  private static final int AT_MOST = 5;

  private final JdbcClient jdbc;
  private final QuestionStore questions;

  Lookalikes(JdbcClient jdbc, QuestionStore questions) {
    this.jdbc = jdbc;
    this.questions = questions;
  }

  void ask(UUID id, IncomingPerson person, JsonNode told) {
    if (person.birthDate().isEmpty() || given(told).isEmpty()) {
      return;
    }
    var side = new Side(given(told), family(told), person.birthDate(), person.identifiers());
    bornOn(person).entrySet().stream()
        .filter(other -> !other.getKey().equals(id) && Likeness.asks(side, other.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .limit(AT_MOST)
        .forEach(other -> questions.likeness(id, other));
  }

  /** Children of that date of birth, as their records tell of them; no ended identity is among. */
  private Map<UUID, Side> bornOn(IncomingPerson person) {
    var sides = new HashMap<UUID, Side>();
    jdbc.sql(
            """
            select p.id, r.content #>> '{name,0,given,0}', r.content #>> '{name,0,family}', i.system, i.value
            from person p
            join resource r on r.type = 'Patient' and r.id = p.id
            join person_identifier i on i.person = p.id
            where p.birth_date = ? and p.closed_at is null and p.merged_into is null
            """)
        .param(Date.valueOf(person.birthDate().orElseThrow()))
        .query(
            row -> {
              var one =
                  new Side(
                      Optional.ofNullable(row.getString(2)).orElse(""),
                      Optional.ofNullable(row.getString(3)).orElse(""),
                      person.birthDate(),
                      Set.of(new PersonIdentifier(row.getString(4), row.getString(5))));
              sides.merge(row.getObject(1, UUID.class), one, Lookalikes::joined);
            });
    return sides;
  }

  private static Side joined(Side one, Side other) {
    var identifiers = new HashSet<>(one.identifiers());
    identifiers.addAll(other.identifiers());
    return new Side(one.given(), one.family(), one.birthDate(), identifiers);
  }

  private static String given(JsonNode told) {
    return told.at("/name/0/given/0").asText();
  }

  private static String family(JsonNode told) {
    return told.at("/name/0/family").asText();
  }
}
