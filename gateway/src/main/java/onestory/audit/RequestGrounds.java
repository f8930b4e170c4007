package onestory.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What the answer to the request that the calling thread serves rests on: noted where it is
 * decided, told to the audit where the answer is given.
 */
@Component
public final class RequestGrounds {

  private static final String PATIENT = "Patient/";
  private static final String TOLD = RequestGrounds.class.getName() + ".told";
  private static final String NAME = RequestGrounds.class.getName();

  /**
   * Rules and authorities that counted.
   *
   * @param permitted rules that let something be seen
   * @param denied rules that did not
   * @param authorities consents and overrides, as Type/id/_history/version
   * @param patients ids of those whom the answer tells about, where it does not say so itself
   */
  public record Noted(
      Set<String> permitted, Set<String> denied, Set<String> authorities, Set<String> patients) {

    Noted() {
      this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /** The authorities as entities. */
    public List<AuditEntity> entities() {
      return authorities.stream().map(AuditEntity::authority).toList();
    }
  }

  /** Notes that something may be seen by this rule. */
  public void permitted(String rule, Collection<String> authorities) {
    var noted = noted();
    noted.permitted().add(rule);
    noted.authorities().addAll(authorities);
  }

  /** Notes that something may not be seen by this rule. */
  public void denied(String rule, Collection<String> authorities) {
    var noted = noted();
    noted.denied().add(rule);
    noted.authorities().addAll(authorities);
  }

  /**
   * Notes whom the answer tells about.
   *
   * @param keys Type/id of what is told; only Patients count
   */
  public void about(Collection<String> keys) {
    keys.stream()
        .filter(key -> key.startsWith(PATIENT))
        .forEach(key -> noted().patients().add(key.substring(PATIENT.length())));
  }

  /** Notes that the request has been recorded with what it asked for. */
  public void told() {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(TOLD, true, RequestAttributes.SCOPE_REQUEST);
    }
  }

  /** Whether the request has been recorded with what it asked for. */
  public boolean isTold() {
    var request = RequestContextHolder.getRequestAttributes();
    return request != null && request.getAttribute(TOLD, RequestAttributes.SCOPE_REQUEST) != null;
  }

  /** What has been noted for this request; nothing where none is served. */
  public Noted noted() {
    var request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return new Noted();
    }
    if (request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST) instanceof Noted noted) {
      return noted;
    }
    var noted = new Noted();
    request.setAttribute(NAME, noted, RequestAttributes.SCOPE_REQUEST);
    return noted;
  }
}
