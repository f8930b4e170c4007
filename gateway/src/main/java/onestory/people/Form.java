package onestory.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a form sent: the fields that it has and no other. A field that was added by hand, such as
 * {@code roles} where a password is changed, gets the whole form refused (TRUST 7.66).
 */
final class Form {

  private static final Set<String> ALWAYS = Set.of("_csrf");
  private static final int LONGEST = 1000;

  private final HttpServletRequest request;

  private Form(HttpServletRequest request) {
    this.request = request;
  }

  static Form of(HttpServletRequest request, String... fields) {
    var known = new HashSet<>(ALWAYS);
    known.addAll(Arrays.asList(fields));
    if (request.getQueryString() != null
        || !known.containsAll(request.getParameterMap().keySet())) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return new Form(request);
  }

  /** The one value of the field; empty when it was left empty. */
  String get(String field) {
    var values = request.getParameterValues(field);
    if (values == null) {
      return "";
    }
    if (values.length > 1 || values[0].length() > LONGEST) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return values[0];
  }

  /** Every value of a field of boxes. */
  List<String> all(String field) {
    var values = request.getParameterValues(field);
    return values == null ? List.of() : List.of(values);
  }
}
