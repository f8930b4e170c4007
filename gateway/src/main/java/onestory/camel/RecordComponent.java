package onestory.camel;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/** {@code record:} merges the body, a FHIR Bundle, into the family's record. */
@Component("record")
final class RecordComponent extends DefaultComponent {

  private final Recording recording;

  RecordComponent(Recording recording) {
    this.recording = recording;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new RecordEndpoint(uri, this, recording);
  }
}
