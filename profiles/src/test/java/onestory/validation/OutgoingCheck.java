package onestory.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import onestory.profiles.ProfileOf;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Checks what leaves: every resource against our profile of it and, where UK Core's definitions are
 * at hand, against UK Core's too. Make one and keep it.
 */
public final class OutgoingCheck {

  private final BundleCheck check;
  private final ProfileOf ours = new ProfileOf();
  private final Optional<UkCore> ukCore;

  /**
   * A check.
   *
   * @param fhir R4
   * @param ukCore UK Core's definitions, or nothing to check against ours alone
   */
  public OutgoingCheck(FhirContext fhir, Optional<UkCore> ukCore) {
    this.ukCore = ukCore;
    List<IValidationSupport> definitions = new ArrayList<>();
    definitions.add(new OurPackage(fhir).support());
    ukCore.map(UkCore::support).ifPresent(definitions::add);
    check = new BundleCheck(fhir, this::profiles, definitions.toArray(IValidationSupport[]::new));
  }

  /** What is wrong with one Bundle. */
  public List<Finding> errors(Bundle bundle) {
    return check.errors(bundle);
  }

  /** What is wrong with any of these Bundles, looked at by as many threads as there are cores. */
  public List<Finding> errors(Collection<Bundle> bundles) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<List<Finding>>> answers =
          bundles.stream().map(bundle -> threads.submit(() -> errors(bundle))).toList();
      List<Finding> errors = new ArrayList<>();
      for (Future<List<Finding>> answer : answers) {
        errors.addAll(answer.get());
      }
      return errors;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Collection<String> profiles(Resource resource) {
    List<String> profiles = new ArrayList<>(ours.apply(resource).stream().toList());
    ukCore.flatMap(core -> core.profileOf(resource)).ifPresent(profiles::add);
    return profiles;
  }
}
