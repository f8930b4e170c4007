package onestory.authority;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;

/**
 * What a sharing consent says, read from its provision: one root, and one level of exceptions. What
 * isn't understood makes the whole consent unreadable: skipping a part of it would share more than
 * was meant.
 *
 * @param base what holds where no exception does
 * @param classes information classes the root names
 * @param named need codes the root names, so that sensitive ones may go too
 * @param exceptNeeds need codes or areas that the exceptions name
 * @param exceptClasses information classes that the exceptions name
 * @param unreadable why it can't be read, if so
 */
record Terms(
    ConsentProvisionType base,
    Set<String> classes,
    Set<String> named,
    Set<String> exceptNeeds,
    Set<String> exceptClasses,
    Optional<String> unreadable) {

  static Terms of(Consent consent) {
    ProvisionComponent root = consent.getProvision();
    ConsentProvisionType base = TermsReading.base(consent);
    // a permit inside a permit and a denial inside a denial change nothing, and must not
    List<ProvisionComponent> exceptions =
        root.getProvision().stream().filter(p -> p.getType() != base).toList();
    return new Terms(
        base,
        codes(Stream.of(root), Canonical.INFORMATION_CLASS),
        codes(Stream.of(root), Canonical.NEED),
        codes(exceptions.stream(), Canonical.NEED),
        codes(exceptions.stream(), Canonical.INFORMATION_CLASS),
        new TermsReading(consent, base).unreadable());
  }

  private boolean isDenial() {
    return base != ConsentProvisionType.PERMIT;
  }

  /** Whether it permits anything, be it only by an exception to a denial. */
  boolean permits() {
    return !isDenial() || !exceptClasses.isEmpty();
  }

  /** Whether it denies anything that it does not make an exception for. */
  boolean denies() {
    return isDenial();
  }

  /** Whether its permission includes this class; that there is early help comes with any. */
  boolean covers(String informationClass) {
    return informationClass.equals(InformationClass.EXISTENCE)
        || (isDenial() ? exceptClasses : classes).contains(informationClass);
  }

  /** Whether its denial is about this. */
  boolean refuses(Facts facts) {
    String informationClass = facts.informationClass().orElse("");
    if (permits() && covers(informationClass)) {
      return false;
    }
    boolean everything = classes.isEmpty() && named.isEmpty();
    return everything || classes.contains(informationClass) || need(named, facts).isPresent();
  }

  /** What of this its permission makes an exception for, as the end of a rule's path. */
  Optional<String> exception(Facts facts) {
    if (isDenial()) {
      return Optional.empty();
    }
    return need(exceptNeeds, facts)
        .map(need -> "need-" + need)
        .or(() -> facts.informationClass().filter(exceptClasses::contains).map(c -> "class-" + c));
  }

  private static Optional<String> need(Set<String> codes, Facts facts) {
    Predicate<String> covered =
        need -> codes.stream().anyMatch(code -> NeedCode.covers(code, need));
    return codes.isEmpty()
        ? Optional.empty()
        : facts.substance().needs().stream().filter(covered).findFirst();
  }

  private static Set<String> codes(Stream<ProvisionComponent> provisions, String system) {
    return provisions
        .flatMap(p -> p.getSecurityLabel().stream())
        .filter(label -> system.equals(label.getSystem()) && label.hasCode())
        .map(Coding::getCode)
        .collect(Collectors.toUnmodifiableSet());
  }
}
