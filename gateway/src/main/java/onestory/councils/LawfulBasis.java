package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * By which law information is shared, as the council's data protection officer has settled it.
 *
 * @param article6 of UK GDPR, such as {@code 6(1)(e)}
 * @param article9 of UK GDPR, such as {@code 9(2)(h)}
 * @param schedule1 the condition of the Data Protection Act 2018, Schedule 1, where one is needed
 * @param law that gives the task or duty
 */
public record LawfulBasis(
    @JsonProperty(required = true) String article6,
    @JsonProperty(required = true) String article9,
    Optional<String> schedule1,
    @JsonProperty(required = true) String law) {

  /** Its articles on one line, such as {@code 6(1)(e), 9(2)(h)}, as deliveries record it. */
  public String articles() {
    return article6 + ", " + article9;
  }
}
