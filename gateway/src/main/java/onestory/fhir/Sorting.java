package onestory.fhir;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** In which order a search answers. What is equal is told apart by its id. */
enum Sorting {
  UPDATED("_lastUpdated", "last_updated", true),
  /** What is due first comes first; what is never due comes last. */
  DUE("due", "coalesce(due_at, 'infinity'::timestamptz)", true),
  DUE_LAST_FIRST("-due", "coalesce(due_at, '-infinity'::timestamptz)", false);

  private final String parameter;
  private final String by;
  private final boolean ascending;

  Sorting(String parameter, String by, boolean ascending) {
    this.parameter = parameter;
    this.by = by;
    this.ascending = ascending;
  }

  /**
   * The order that {@code _sort} asks for; by time of change when it is not given.
   *
   * @param type only a Task has a time until which it is to be done
   */
  static Sorting of(String parameter, String type) {
    if (parameter == null) {
      return UPDATED;
    }
    return Arrays.stream(values())
        .filter(sorting -> sorting.fits(type) && sorting.parameter.equals(parameter))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "_sort: a %s is sorted by %s only."
                        .formatted(
                            type,
                            Arrays.stream(values())
                                .filter(sorting -> sorting.fits(type))
                                .map(sorting -> sorting.parameter)
                                .collect(Collectors.joining(" or ")))));
  }

  private boolean fits(String type) {
    return this == UPDATED || type.equals("Task");
  }

  /** The SQL expression of a {@code timestamptz} that it sorts by. */
  String by() {
    return by;
  }

  /** The SQL that sorts. */
  String order() {
    return ascending ? by + ", id, family" : by + " desc, id desc, family desc";
  }

  /** The SQL operator for what comes after something else. */
  String after() {
    return ascending ? ">" : "<";
  }
}
