package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What may be known without the family's permission, and what ends when social care takes over.
 *
 * @param overrideHours how long a safeguarding override lasts at most; without it none counts
 * @param sharingAfterReferral the classes that go on being shared on earlier permissions after a
 *     referral to children's social care; null when a referral changes nothing
 */
public record Safeguarding(
    @JsonProperty("override-hours") int overrideHours,
    @JsonProperty("sharing-after-referral") List<String> sharingAfterReferral) {}
