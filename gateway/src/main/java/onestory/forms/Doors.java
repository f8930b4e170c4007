package onestory.forms;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The doors for JSON messages, by source. */
final class Doors {

  private final Map<String, JsonDoor> bySource;

  Doors(List<JsonDoor> doors) {
    bySource = doors.stream().collect(Collectors.toMap(JsonDoor::source, Function.identity()));
  }

  Optional<JsonDoor> of(String source) {
    return Optional.ofNullable(bySource.get(source));
  }

  /** The names of all schemas that messages are checked by. */
  Collection<String> schemas() {
    return bySource.values().stream()
        .flatMap(door -> door.kinds().values().stream())
        .flatMap(kind -> kind.schemas().stream())
        .toList();
  }
}
