package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import onestory.identity.ResourceId;
import onestory.record.Act.Because;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends an identity: the child was adopted (TRUST 4.43). From now on nothing may be told of it, it
 * can be linked with nobody, and a flag on its record stops all sharing. Nothing here names the new
 * identity: nobody has to be told of it to keep the two apart.
 */
@Component
public class Closure {

  private static final String BASE = "https://onestory.example/fhir/";

  private final Acts acts;
  private final IdentityStore identities;
  private final ActStore book;
  private final RefilingStore records;
  private final QuestionStore questions;

  Closure(
      Acts acts,
      IdentityStore identities,
      ActStore book,
      RefilingStore records,
      QuestionStore questions) {
    this.acts = acts;
    this.identities = identities;
    this.book = book;
    this.records = records;
    this.questions = questions;
  }

  /** Ends it; what was ever asked about this child and others is forgotten. */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID close(UUID child, Because because) {
    var act = acts.begin(records.familiesOf(List.of(child)));
    acts.requireFree(List.of(child));
    identities.closed(child, true);
    identities.forgetRulings(child);
    book.forgetUndone(child);
    questions.forget(child);
    for (var family : act.families()) {
      records
          .current(new Key("Patient", child), family)
          .ifPresent(patient -> act.refiling().make(flag(child), family, flag(patient, child)));
    }
    var changes = new Changes(child, null, List.of(), act.refiling().filed(), List.of(), List.of());
    return acts.end(act, Act.Kind.CLOSE, List.of(child), because, changes);
  }

  private static Key flag(UUID child) {
    return new Key("Flag", UUID.fromString(ResourceId.of("Flag", BASE + "Id/closed", "" + child)));
  }

  private static ObjectNode flag(Stored patient, UUID child) {
    var flag = patient.content().objectNode();
    flag.put("resourceType", "Flag").put("id", flag(child).id().toString());
    flag.withObject("/meta")
        .withArray("/security")
        .addObject()
        .put("system", BASE + "CodeSystem/information-class")
        .put("code", "agreement");
    flag.withArray("/identifier")
        .addObject()
        .put("system", BASE + "Id/closed")
        .put("value", child.toString());
    flag.put("status", "active");
    flag.withArray("/category")
        .addObject()
        .withArray("/coding")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/flag-category")
        .put("code", "admin");
    flag.withObject("/code")
        .withArray("/coding")
        .addObject()
        .put("system", BASE + "CodeSystem/safety-flag")
        .put("code", "identity-closed");
    flag.withObject("/subject").put("reference", "Patient/" + child).put("type", "Patient");
    return flag;
  }
}
