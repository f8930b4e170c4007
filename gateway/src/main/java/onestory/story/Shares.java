package onestory.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import onestory.authority.Recipient;
import onestory.exchange.View;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What the decisions behind a view come to, in terms that can be told. */
final class Shares {

  private final View view;
  private final Telling telling;
  private final Function<String, Optional<DateTimeType>> end;

  /**
   * @param end when a consent, as a decision names it, ends
   */
  Shares(View view, Telling telling, Function<String, Optional<DateTimeType>> end) {
    this.view = view;
    this.telling = telling;
    this.end = end;
  }

  /** Of these resources of the view: for each child and each end, the classes that may be held. */
  List<Shared> of(Collection<Resource> resources) {
    // child, then class of information: the end that comes first
    Map<String, Map<String, Optional<DateTimeType>>> ends = new TreeMap<>();
    for (var resource : resources) {
      if (isDecided(resource)) {
        InformationClass.of(resource)
            .ifPresent(
                code ->
                    ends.computeIfAbsent(about(resource), name -> new TreeMap<>())
                        .merge(code, end(resource), Shares::first));
      }
    }
    List<Shared> shares = new ArrayList<>();
    ends.forEach((about, classes) -> shares.addAll(of(about, classes)));
    return shares;
  }

  private String about(Resource resource) {
    return telling.family()
        ? telling.names().about(Subjects.of(resource).orElseGet(Reference::new))
        : "";
  }

  /** What only goes along with something else stands on no permission of its own. */
  private boolean isDecided(Resource resource) {
    var decision = view.decisions().get(Key.of(resource));
    return view.recipient().basis() == Recipient.Basis.PUBLIC_TASK
        || decision != null && !decision.consents().isEmpty();
  }

  private Collection<Shared> of(String about, Map<String, Optional<DateTimeType>> classes) {
    var basis = BasisCode.of(view.recipient().basis());
    Map<String, Shared> byEnd = new LinkedHashMap<>();
    classes.forEach(
        (code, until) ->
            byEnd
                .computeIfAbsent(
                    until.map(DateTimeType::getValueAsString).orElse(""),
                    day -> new Shared(about, new TreeSet<>(), until, basis))
                .classes()
                .add(code));
    return byEnd.values();
  }

  private Optional<DateTimeType> end(Resource resource) {
    var decision = view.decisions().get(Key.of(resource));
    return decision == null
        ? Optional.empty()
        : decision.consents().stream().map(end).reduce(Optional.empty(), Shares::first);
  }

  private static Optional<DateTimeType> first(
      Optional<DateTimeType> one, Optional<DateTimeType> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().getValue().after(other.get().getValue()) ? other : one;
  }
}
