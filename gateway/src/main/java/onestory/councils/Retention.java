package onestory.councils;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How many years a family's record is kept after it closed. The councils' guidance gives no figure
 * (its gap GAP-17): each council sets its own, and what is not set is kept.
 *
 * @param episode after early help that was given
 * @param refused after help that was refused, or never began
 * @param contact after a contact that no help followed
 */
public record Retention(Integer episode, Integer refused, Integer contact) {

  /** What a record comes to. */
  public enum Kind {
    EPISODE,
    REFUSED,
    CONTACT
  }

  /** The day from which a record of this kind, closed that day, is due to be erased. */
  public Optional<LocalDate> due(Kind kind, LocalDate closed) {
    return Optional.ofNullable(
            switch (kind) {
              case EPISODE -> episode;
              case REFUSED -> refused;
              case CONTACT -> contact;
            })
        .map(closed::plusYears);
  }
}
