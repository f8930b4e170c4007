package onestory.security;

import java.util.List;

/**
 * Who is asking, proven by an access token.
 *
 * @param clientId the system
 * @param organisation the organisation it acts for, as {@code system|value} of an Organization
 *     identifier; null for the gateway's own tools
 * @param scopes what the token allows
 */
public record Asker(String clientId, String organisation, List<String> scopes) {

  /** Scopes are never absent. */
  public Asker {
    scopes = List.copyOf(scopes);
  }

  /**
   * Whether a scope of the form {@code system/TYPE.cruds} (SMART App Launch 2, "Scopes and launch
   * context") allows this. A scope narrowed by a query ({@code ?…}) is not understood here and
   * allows nothing.
   *
   * @param interaction c, r, u, d or s
   * @param type a resource type
   */
  public boolean may(char interaction, String type) {
    return scopes.stream().anyMatch(scope -> allows(scope, interaction, type));
  }

  private static boolean allows(String scope, char interaction, String type) {
    // read as it was registered: the letters of SMART 1's "write" are no interactions
    return Scope.of(scope)
        .filter(one -> one.type().equals("*") || one.type().equals(type))
        .filter(one -> one.letters().indexOf(interaction) >= 0)
        .isPresent();
  }
}
