package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the council lets follow from taking part, without a permission to share.
 *
 * @param participationCovers whom agreeing to take part lets be told: the family itself at most,
 *     since an organisation always needs a permission of its own (DOMAIN.md CON-21)
 */
public record Permission(
    @JsonProperty(value = "participation-covers", required = true)
        List<String> participationCovers) {

  private static final String FAMILY = "family";

  /**
   * @throws IllegalArgumentException when it names anybody but the family
   */
  public Permission {
    if (!participationCovers.stream().allMatch(FAMILY::equals)) {
      throw new IllegalArgumentException(
          "participation-covers may name the family only; an organisation needs a permission of its own");
    }
  }
}
