package onestory.exchange;

import java.util.function.Predicate;
import onestory.authority.Decision;
import onestory.authority.Obligation;

/**
 * The means by which a view carries out what decisions oblige it to.
 *
 * @param minimising what no organisation of the kind needs
 * @param whereabouts what would show where the family lives
 * @param unknown the children whom no text may name
 */
record Redaction(Minimising minimising, Whereabouts whereabouts, UnknownChildren unknown) {

  /** Which texts may not go out under this decision. */
  Predicate<String> hidden(Decision decision) {
    boolean places = decision.obliges(Obligation.WHEREABOUTS_HIDDEN);
    boolean children = decision.obliges(Obligation.UNKNOWN_CHILDREN_UNNAMED);
    return text -> places && whereabouts.hides(text) || children && unknown.hides(text);
  }
}
