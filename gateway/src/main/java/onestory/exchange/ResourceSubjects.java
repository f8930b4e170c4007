package onestory.exchange;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom resources of the record are about, when their content is no longer at hand. */
@Component
final class ResourceSubjects {

  private static final String PATIENT = "Patient/";

  private final JdbcClient jdbc;

  ResourceSubjects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ids of the Patients that these are, or are about. */
  Set<String> of(Collection<String> keys) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select substr(about, length(?) + 1) from (
                  select case when type = 'Patient' then ? || id else coalesce(content #>> '{subject,reference}',
                    content #>> '{patient,reference}', content #>> '{for,reference}') end as about
                  from resource where type || '/' || id = any(?)) as removed
                where starts_with(about, ?)
                """)
            .params(PATIENT, PATIENT, keys.toArray(String[]::new), PATIENT)
            .query(String.class)
            .list());
  }
}
