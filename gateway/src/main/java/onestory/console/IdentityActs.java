package onestory.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import onestory.identity.NhsNumber;
import onestory.record.Act;
import onestory.record.Act.Because;
import onestory.record.ActBook;
import onestory.record.Closure;
import onestory.record.FamilyMerge;
import onestory.record.Merge;
import onestory.record.NotNow;
import onestory.record.Question;
import onestory.record.Questions;
import onestory.record.Split;
import onestory.record.Split.Others;
import onestory.record.Supersession;
import onestory.record.Undo;
import onestory.security.CurrentAgent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does about who is who: each one transaction, audited in it. */
@Service
class IdentityActs {

  private final Questions questions;
  private final Merge merge;
  private final Split split;
  private final Supersession supersession;
  private final Closure closure;
  private final FamilyMerge families;
  private final Undo undo;
  private final ActBook book;
  private final AuditTrail audit;
  private final CurrentAgent agent;

  IdentityActs(
      Questions questions,
      Merge merge,
      Split split,
      Supersession supersession,
      Closure closure,
      FamilyMerge families,
      Undo undo,
      ActBook book,
      AuditTrail audit,
      CurrentAgent agent) {
    this.questions = questions;
    this.merge = merge;
    this.split = split;
    this.supersession = supersession;
    this.closure = closure;
    this.families = families;
    this.undo = undo;
    this.book = book;
    this.audit = audit;
    this.agent = agent;
  }

  @Transactional
  void decide(UUID question, String decision, Because because) {
    var asked = questions.find(question).map(Question::persons).orElse(List.of());
    audit(
        AuditEntry.of(AuditKind.IDENTITY_MATCHED, agent.get())
            .about(ids(asked))
            .with(AuditEntity.Role.JOB, question.toString())
            .under("identity/decided-" + decision));
    switch (String.valueOf(decision)) {
      case "same" -> questions.same(question, because);
      case "different" -> questions.different(question, because);
      default -> throw new NotNow("identity/decision", "A decision is same or different.");
    }
  }

  @Transactional
  UUID merge(UUID stays, UUID goes, Because because) {
    return audited(
        AuditKind.IDENTITY_MERGED,
        List.of(stays, goes),
        "identity/merge",
        merge.merge(stays, goes, because));
  }

  @Transactional
  UUID split(UUID child, Others others, Because because) {
    return audited(
        AuditKind.IDENTITY_SPLIT,
        List.of(child),
        "identity/split",
        split.split(child, others, because));
  }

  @Transactional
  UUID supersede(UUID child, NhsNumber by, Because because) {
    return audited(
        AuditKind.IDENTITY_MATCHED,
        List.of(child),
        "identity/supersede",
        supersession.supersede(child, by, because));
  }

  @Transactional
  UUID close(UUID child, Because because) {
    return audited(
        AuditKind.IDENTITY_STOPPED,
        List.of(child),
        "identity/close",
        closure.close(child, because));
  }

  @Transactional
  UUID families(UUID stays, UUID goes, Because because) {
    return audited(
        AuditKind.IDENTITY_MERGED,
        List.of(),
        "identity/families",
        families.merge(stays, goes, because));
  }

  @Transactional
  void undo(UUID act, Because because) {
    var undone = undo.undo(act, because);
    audited(AuditKind.IDENTITY_MATCHED, undone.persons(), "identity/undo-" + undone.kind(), act);
  }

  @Transactional
  void reviewed(UUID act, Because because) {
    var reviewed = undo.reviewed(act, because);
    audited(AuditKind.IDENTITY_MATCHED, reviewed.persons(), "identity/reviewed", act);
  }

  private UUID audited(AuditKind kind, List<UUID> children, String rule, UUID act) {
    audit(
        AuditEntry.of(kind, agent.get())
            .about(ids(children))
            .with(AuditEntity.Role.JOB, act.toString())
            .under(rule));
    return act;
  }

  private void audit(AuditEntry entry) {
    audit.record(entry);
  }

  private static List<String> ids(List<UUID> persons) {
    return persons.stream().map(UUID::toString).toList();
  }

  List<UUID> familiesOf(UUID act) {
    return book.familiesOf(act);
  }

  List<Act> list(Optional<String> state) {
    return book.inState(state);
  }
}
