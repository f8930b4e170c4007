package onestory.record;

import java.util.List;
import java.util.UUID;
import onestory.record.Act.Because;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Two families' records of one council turn out to be one family's, with other children each. */
@Component
public class FamilyMerge {

  private final Acts acts;
  private final FamiliesJoined families;
  private final FilingStore filing;

  FamilyMerge(Acts acts, FamiliesJoined families, FilingStore filing) {
    this.acts = acts;
    this.families = families;
    this.filing = filing;
  }

  /**
   * @param stays the record that both go on in
   * @return the act
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID merge(UUID stays, UUID goes, Because because) {
    if (stays.equals(goes) || !filing.councilOf(stays).equals(filing.councilOf(goes))) {
      throw new NotNow("identity/two-councils", "Only two families of one council become one.");
    }
    var act = acts.begin(List.of(stays, goes));
    var names = families.join(act, goes, stays, "", "");
    var changes = new Changes(null, null, List.of(), act.refiling().filed(), names, List.of());
    return acts.end(act, Act.Kind.FAMILIES, List.of(), because, changes);
  }
}
