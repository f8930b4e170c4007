package onestory.fhir;

import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * From when to when something is to be due. What is due on a day is late from the next midnight in
 * England on; so a moment belongs to the day that ends with it.
 *
 * @param from null: from ever
 * @param withFrom whether the moment itself belongs to it
 * @param to null: for ever
 * @param withTo whether the moment itself belongs to it
 */
record Span(Instant from, boolean withFrom, Instant to, boolean withTo) {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  /** The span of moments that this search parameter asks for. */
  static Span of(DateRangeParam asked) {
    var lower = asked.getLowerBound();
    var upper = asked.getUpperBound();
    boolean lowerIsDay = lower != null && isDay(lower);
    boolean upperIsDay = upper != null && isDay(upper);
    var from = lower == null ? null : isBeyond(lower) ? end(lower) : start(lower);
    var to = upper == null ? null : isBeyond(upper) ? start(upper) : end(upper);
    if (from != null && to != null && from.isAfter(to)) {
      throw new InvalidRequestException("due: it begins after it ends.");
    }
    return new Span(from, !lowerIsDay, to, upperIsDay);
  }

  /** After all of the day or moment, or before all of it. */
  private static boolean isBeyond(DateParam bound) {
    var prefix = bound.getPrefix();
    return prefix == ParamPrefixEnum.GREATERTHAN
        || prefix == ParamPrefixEnum.STARTS_AFTER
        || prefix == ParamPrefixEnum.LESSTHAN
        || prefix == ParamPrefixEnum.ENDS_BEFORE;
  }

  private static boolean isDay(DateParam bound) {
    return bound.getValueAsString().length() <= 10;
  }

  private static Instant start(DateParam bound) {
    var text = bound.getValueAsString();
    return switch (text.length()) {
      case 4 -> startOf(Year.parse(text).atDay(1));
      case 7 -> startOf(YearMonth.parse(text).atDay(1));
      case 10 -> startOf(LocalDate.parse(text));
      default -> bound.getValue().toInstant();
    };
  }

  private static Instant end(DateParam bound) {
    var text = bound.getValueAsString();
    return switch (text.length()) {
      case 4 -> startOf(Year.parse(text).plusYears(1).atDay(1));
      case 7 -> startOf(YearMonth.parse(text).plusMonths(1).atDay(1));
      case 10 -> startOf(LocalDate.parse(text).plusDays(1));
      default -> bound.getValue().toInstant().plusMillis(width(bound));
    };
  }

  private static long width(DateParam bound) {
    return switch (bound.getPrecision()) {
      case MINUTE -> 60_000;
      case SECOND -> 1_000;
      default -> 1;
    };
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ENGLAND).toInstant();
  }
}
