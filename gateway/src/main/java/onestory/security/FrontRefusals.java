package onestory.security;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * Refuses what never reached a door. Each is counted; the audit hears of it from {@link
 * RefusalAudit}.
 */
final class FrontRefusals {

  private final MeterRegistry meters;

  FrontRefusals(MeterRegistry meters) {
    this.meters = meters;
  }

  void refuse(Refusal refusal, Door door, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = door.name().toLowerCase(Locale.ROOT);
    String status = Integer.toString(refusal.status());
    meters.counter("onestory.front.refused", "door", name, "status", status).increment();
    Refusals.write(refusal, door, request, response);
  }
}
