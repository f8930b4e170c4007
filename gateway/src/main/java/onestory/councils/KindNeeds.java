package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a kind of organisation needs to hold at all, before any permission is looked at. */
public record KindNeeds(
    @JsonProperty(required = true) Listed personIdentifiers,
    @JsonProperty(required = true) Listed classes) {}
