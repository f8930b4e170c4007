package onestory.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.identity.NhsNumber;
import onestory.record.Act;
import onestory.record.Act.Because;
import onestory.record.ActBook;
import onestory.record.Closure;
import onestory.record.FamilyMerge;
import onestory.record.Merge;
import onestory.record.NotNow;
import onestory.record.Questions;
import onestory.record.Split;
import onestory.record.Split.Others;
import onestory.record.Supersession;
import onestory.record.Undo;
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

  IdentityActs(
      Questions questions,
      Merge merge,
      Split split,
      Supersession supersession,
      Closure closure,
      FamilyMerge families,
      Undo undo,
      ActBook book) {
    this.questions = questions;
    this.merge = merge;
    this.split = split;
    this.supersession = supersession;
    this.closure = closure;
    this.families = families;
    this.undo = undo;
    this.book = book;
  }

  @Transactional
  void decide(UUID question, String decision, Because because) {
    switch (String.valueOf(decision)) {
      case "same" -> questions.same(question, because);
      case "different" -> questions.different(question, because);
      default -> throw new NotNow("identity/decision", "A decision is same or different.");
    }
  }

  @Transactional
  UUID merge(UUID stays, UUID goes, Because because) {
    return merge.merge(stays, goes, because);
  }

  @Transactional
  UUID split(UUID child, Others others, Because because) {
    return split.split(child, others, because);
  }

  @Transactional
  UUID supersede(UUID child, NhsNumber by, Because because) {
    return supersession.supersede(child, by, because);
  }

  @Transactional
  UUID close(UUID child, Because because) {
    return closure.close(child, because);
  }

  @Transactional
  UUID families(UUID stays, UUID goes, Because because) {
    return families.merge(stays, goes, because);
  }

  @Transactional
  void undo(UUID act, Because because) {
    undo.undo(act, because);
  }

  @Transactional
  void reviewed(UUID act, Because because) {
    undo.reviewed(act, because);
  }

  List<Act> list(Optional<String> state) {
    return book.inState(state);
  }
}
