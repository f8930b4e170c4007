package onestory.soap;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The source systems that may send over SOAP ({@code onestory.ehm}).
 *
 * @param systems each proves itself by a UsernameToken, unless it is registered to sign
 * @param certificates of the systems that sign (X.509, over Body and Timestamp): each one's
 *     certificate in PEM; a UsernameToken of theirs is refused
 */
@ConfigurationProperties("onestory.ehm")
record EhmProperties(List<String> systems, Map<String, Resource> certificates) {

  EhmProperties {
    systems = systems == null ? List.of() : List.copyOf(systems);
    certificates = certificates == null ? Map.of() : Map.copyOf(certificates);
    for (String system : certificates.keySet()) {
      if (!systems.contains(system)) {
        throw new IllegalArgumentException(
            "onestory.ehm.certificates names %s, which may not send. Add it to onestory.ehm.systems, or remove its certificate."
                .formatted(system));
      }
    }
  }

  /** Those that prove themselves by a password. */
  List<String> withPassword() {
    return systems.stream().filter(system -> !certificates.containsKey(system)).toList();
  }
}
