package onestory.record;

import java.util.UUID;

/** A resource of the record, by type and id. */
public record Key(String type, UUID id) {

  /** The relative reference, {@code Type/id}. */
  public String reference() {
    return type + "/" + id;
  }
}
