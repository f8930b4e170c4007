package onestory.people;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who may sign in.
 *
 * @param name what they type, in lower case
 * @param shownAs what others call them
 * @param council the only council whose families and systems they deal with; null for every one
 * @param organisation the organisation they work for, as {@code system|value}; null for none
 * @param outside whether an outside provider says who they are
 * @param oneTimeUntil until when the password that somebody else gave them serves; null when they
 *     chose their own
 * @param enrolled whether they have a second factor
 * @param version counted up whenever what they may do changes
 */
record Account(
    UUID id,
    String name,
    String shownAs,
    Set<Role> roles,
    String council,
    String organisation,
    boolean outside,
    Instant oneTimeUntil,
    boolean enrolled,
    boolean disabled,
    int version) {

  Account {
    roles = Set.copyOf(roles);
  }

  boolean is(Role role) {
    return roles.contains(role);
  }

  boolean hasOneTimePassword() {
    return oneTimeUntil != null;
  }

  /** Whether somebody bound to this council, or to none, deals with this account. */
  boolean isWithin(String boundTo) {
    return boundTo == null || boundTo.equals(council);
  }
}
