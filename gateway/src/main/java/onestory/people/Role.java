package onestory.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody is here for (TRUST 7.66). Who keeps the gateway running never sees what families
 * said; who sees that keeps nothing running.
 */
enum Role {
  /** Flows and states. */
  ENGINEER("Engineer", false, List.of("operations")),
  /** Stories of the families that their organisation may hold. */
  PRACTITIONER("Practitioner", true, Scopes.STORIES),
  /** The MASH: contacts, and what is known of a child under an override. */
  TRIAGE("Triage (MASH)", true, Scopes.STORIES),
  /**
   * Decides what only a person may: whether two records are of one human, seeing both sides; hard
   * stops.
   */
  REVIEWER("Identity reviewer", true, List.of("identity")),
  /** Reads and verifies the audit. */
  AUDITOR("Auditor", false, List.of("audit", "system/AuditEvent.rs")),
  /** Accounts, retention, legal hold. */
  ADMINISTRATOR("Administrator", false, List.of("retention"));

  private final String title;
  private final boolean ofFamilies;
  private final List<String> scopes;

  Role(String title, boolean ofFamilies, List<String> scopes) {
    this.title = title;
    this.ofFamilies = ofFamilies;
    this.scopes = scopes;
  }

  /** As it is stored, and written in forms. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people read it. */
  public String title() {
    return title;
  }

  /** Whether it shows what families said, and so is bound to one organisation. */
  boolean isOfFamilies() {
    return ofFamilies;
  }

  /** What a system's token would need for the same. */
  List<String> scopes() {
    return scopes;
  }

  static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  private static final class Scopes {
    static final List<String> STORIES =
        List.of(
            "system/Composition.r",
            "system/Patient.r",
            "system/Group.r",
            "system/CarePlan.r",
            "system/Task.rs",
            "system/ServiceRequest.rs");
  }
}
