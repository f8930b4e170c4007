package onestory.schools;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import onestory.identity.Upn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The children of whom anything is read from schools, and which pupils they are there. */
@Component
final class PupilStore {

  private final JdbcClient jdbc;

  PupilStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The UPN of each child in an open record of this council, with the family's key; the key is
   * empty where the child is in several families, and a person must say which.
   */
  Map<String, Optional<String>> wanted(String council) {
    record Row(String upn, String key, int families) {}
    var wanted = new HashMap<String, Optional<String>>();
    jdbc.sql(
            """
            select upn.value,
              min((select k.key from family_key k where k.family = child.family
                   order by k.case_system desc, k.key limit 1)),
              count(distinct child.family)
            from person_identifier upn
            join resource child on child.type = 'Patient' and child.id = upn.person
            join family on family.id = child.family and family.council = ?
            where upn.system = ? and exists (
              select 1 from resource episode
              where episode.family = child.family and episode.type = 'EpisodeOfCare'
                and episode.content -> 'patient' ->> 'reference' = 'Patient/' || child.id
                and episode.content ->> 'status' in ('planned', 'waitlist', 'active', 'onhold'))
            group by upn.value
            """)
        .params(council, Upn.SYSTEM)
        .query((row, n) -> new Row(row.getString(1), row.getString(2), row.getInt(3)))
        .list()
        .forEach(
            row ->
                wanted.put(
                    row.upn(),
                    row.families() == 1 ? Optional.ofNullable(row.key()) : Optional.empty()));
    return wanted;
  }

  /** Knows these children and no others; answers whether there is a new one among them. */
  boolean knowOnly(String source, Collection<String> upns) {
    var wanted = upns.toArray(String[]::new);
    jdbc.sql("delete from school_pupil where source = ? and upn <> all (?)")
        .params(source, wanted)
        .update();
    return jdbc.sql(
                """
                insert into school_pupil (source, upn) select ?, unnest(?::text[])
                on conflict do nothing
                """)
            .params(source, wanted)
            .update()
        > 0;
  }

  /** Says which of the school's pupils the child is. */
  void place(String source, String student, Pupil pupil) {
    jdbc.sql("update school_pupil set student = null where source = ? and student = ? and upn <> ?")
        .params(source, student, pupil.upn())
        .update();
    jdbc.sql(
            """
            update school_pupil set student = ?, surname = ?, birth_date = ?
            where source = ? and upn = ?
            """)
        .params(student, pupil.surname(), pupil.birthDate(), source, pupil.upn())
        .update();
  }

  /** The children among the school's pupils, by the school's id of them. */
  Map<String, Pupil> placed(String source) {
    var placed = new HashMap<String, Pupil>();
    jdbc.sql(
            """
            select student, upn, surname, birth_date from school_pupil
            where source = ? and student is not null
            """)
        .param(source)
        .query(
            (row, n) ->
                placed.put(
                    row.getString(1),
                    new Pupil(row.getString(2), row.getString(3), row.getString(4))))
        .list();
    return placed;
  }
}
