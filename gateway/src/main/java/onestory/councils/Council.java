package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onestory.gates.GateSetting;
import onestory.gates.Gates;
import onestory.timescales.Timescale;

/**
 * One council, as its file in {@code councils/} describes it.
 *
 * @param version which version of the council's rules this is; every decision records it
 * @param caseSystem the source whose messages make this council's family records
 * @param sensitiveNeeds need codes, or beginnings of them, withheld unless a permission names them
 * @param needs what each kind of organisation needs to hold
 * @param permission what follows from taking part alone
 * @param lawfulBases by which law each basis of its partners stands
 * @param safeguarding how long an override lasts at most, and what a referral to social care closes
 * @param protectedAddress what would show where a family lives
 * @param retention how long its records are kept
 * @param goalsOfObservations by kind of observation, the needs whose goals it is about
 * @param gates by name, how the council has each gate
 * @param timescales by id, the council's timescales, in the order of the file
 * @param calendar how its working days differ from England's
 * @param panels by code, the panels that meet again and again
 */
public record Council(
    @JsonProperty(value = "council", required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) OrganisationIdentifier organisation,
    @JsonProperty(required = true) String caseSystem,
    @JsonProperty(required = true) List<String> sensitiveNeeds,
    @JsonProperty(required = true) Map<String, KindNeeds> needs,
    @JsonProperty(required = true) Map<Partner.Basis, LawfulBasis> lawfulBases,
    Permission permission,
    Safeguarding safeguarding,
    ProtectedAddress protectedAddress,
    Retention retention,
    Map<String, List<String>> goalsOfObservations,
    Map<String, GateSetting> gates,
    Map<String, Timescale> timescales,
    CalendarSetting calendar,
    Map<String, Panel> panels) {

  /** What the file leaves out is empty. */
  public Council {
    lawfulBases = Map.copyOf(lawfulBases);
    permission = permission == null ? new Permission(List.of()) : permission;
    safeguarding = safeguarding == null ? new Safeguarding(0, null) : safeguarding;
    protectedAddress =
        protectedAddress == null ? new ProtectedAddress(List.of(), List.of()) : protectedAddress;
    retention = retention == null ? new Retention(null, null, null) : retention;
    goalsOfObservations = goalsOfObservations == null ? Map.of() : goalsOfObservations;
    gates = gates == null ? Map.of() : gates;
    timescales = called(timescales);
    calendar = calendar == null ? new CalendarSetting(Set.of(), Set.of()) : calendar;
    panels = panels == null ? Map.of() : Map.copyOf(panels);
    gates.keySet().stream()
        .filter(gate -> !Gates.NAMES.contains(gate))
        .findFirst()
        .ifPresent(
            gate -> {
              throw new IllegalArgumentException("there is no gate " + gate);
            });
  }

  private static Map<String, Timescale> called(Map<String, Timescale> written) {
    var called = new LinkedHashMap<String, Timescale>();
    if (written != null) {
      written.forEach((id, rule) -> called.put(id, rule.called(id)));
    }
    return Collections.unmodifiableMap(called);
  }

  /** Its timescales, in the order of the file. */
  public List<Timescale> rules() {
    return List.copyOf(timescales.values());
  }
}
