package onestory.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import onestory.councils.Directory;
import onestory.councils.Partner;
import onestory.exchange.StepAgain;
import onestory.work.NotYet;
import onestory.work.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries an erasure out: asks back what is held, waits until every holder has answered, and erases
 * all of it in one transaction.
 */
@Component
final class EraseFamily implements Work {

  static final String WORK = "erase-family";

  private static final Logger LOG = LoggerFactory.getLogger(EraseFamily.class);

  private final JdbcClient jdbc;
  private final Erasures erasures;
  private final FamilyEraser eraser;
  private final Directory directory;
  private final StepAgain again;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  EraseFamily(
      JdbcClient jdbc,
      Erasures erasures,
      FamilyEraser eraser,
      Directory directory,
      StepAgain again,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.erasures = erasures;
    this.eraser = eraser;
    this.directory = directory;
    this.again = again;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return WORK;
  }

  @Override
  public void perform(String key) {
    var erasure = UUID.fromString(key);
    var family =
        jdbc.sql("select erased from erasure where id = ? and state = 'recalling'")
            .param(erasure)
            .query(UUID.class)
            .optional();
    if (family.isEmpty()) {
      return; // stopped, or done
    }
    var holders = holders(family.get());
    if (!holders.isEmpty()) {
      recall(erasure, family.get(), holders);
      throw new NotYet(Optional.of(clock.instant().plusSeconds(2)));
    }
    transaction.executeWithoutResult(status -> erase(erasure, family.get()));
  }

  /**
   * Organisations, but the council itself, that have not yet answered that they gave it up. What
   * they hold for another family too, such as a professional, they keep.
   */
  private List<String> holders(UUID family) {
    return jdbc
        .sql(
            """
            select distinct organisation from holding h where family = ? and recalled is null
              and not exists (select 1 from holding other where other.organisation = h.organisation
                and other.type = h.type and other.id = h.id and other.family <> h.family
                and other.recalled is null
                and not exists (select 1 from family f where f.id = other.family and f.erasing))
            """)
        .param(family)
        .query(String.class)
        .list()
        .stream()
        .filter(
            organisation ->
                directory
                    .organisation(organisation)
                    .filter(known -> known.partner().basis() != Partner.Basis.PUBLIC_TASK)
                    .isPresent())
        .toList();
  }

  private void recall(UUID erasure, UUID family, List<String> holders) {
    boolean waits =
        jdbc.sql("select failure is not null from erasure where id = ?")
            .param(erasure)
            .query(Boolean.class)
            .single();
    if (!waits) {
      holders.forEach(
          organisation ->
              directory
                  .organisation(organisation)
                  .ifPresent(known -> again.again(known, family, AuditAgent.gateway())));
    }
    jdbc.sql("update erasure set failure = ? where id = ?")
        .params("still-held by " + holders.size(), erasure)
        .update();
  }

  private void erase(UUID erasure, UUID family) {
    eraser.lock(family);
    try {
      erasures.ground(family);
    } catch (NotErasable stopped) {
      // told anew meanwhile, such as a new episode: it is in use again
      jdbc.sql("update family set erasing = false where id = ?").param(family).update();
      ended(erasure, "stopped", stopped.getMessage(), null);
      return;
    }
    var patients = eraser.patients(family);
    var counts = eraser.erase(family);
    ended(erasure, "erased", null, counts);
    audit.record(
        AuditEntry.of(AuditKind.RETENTION_ERASED, AuditAgent.gateway())
            .about(patients)
            .with(AuditEntity.Role.JOB, family.toString())
            .with(AuditEntity.Role.JOB, erasure.toString()));
    LOG.info("erasure {}: done", erasure);
  }

  private void ended(UUID erasure, String state, String failure, String counts) {
    jdbc.sql(
            "update erasure set state = ?, failure = ?, counts = ?::jsonb, ended_at = ? where id = ?")
        .params(state, failure, counts, Timestamp.from(clock.instant()), erasure)
        .update();
  }
}
