package onestory.story;

import java.util.Optional;
import java.util.UUID;
import onestory.record.FamilyReader;
import onestory.record.Key;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * When a permission or an override that a decision rests on ends. It is all that a story tells of a
 * Consent that the organisation does not hold.
 */
@Component
final class Permissions {

  private final FamilyReader reader;

  Permissions(FamilyReader reader) {
    this.reader = reader;
  }

  /**
   * @param family in whose record it stands
   * @param consent as a decision names it: Consent/id/_history/version, or Flag where it is an
   *     override
   */
  Optional<DateTimeType> end(UUID family, String consent) {
    String[] parts = consent.split("/");
    return reader.versions(new Key(parts[0], UUID.fromString(parts[1])), family).stream()
        .filter(version -> version.getMeta().getVersionId().equals(parts[parts.length - 1]))
        .map(Permissions::period)
        .filter(period -> period.hasEnd())
        .map(period -> period.getEndElement())
        .findFirst();
  }

  private static Period period(Resource permission) {
    return permission instanceof Flag override
        ? override.getPeriod()
        : ((Consent) permission).getProvision().getPeriod();
  }
}
