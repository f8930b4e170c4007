package onestory.camel;

import java.util.Map;
import onestory.councils.Directory;
import onestory.record.FamilyRecord;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/** {@code record:} merges the body, a FHIR Bundle, into the family's record. */
@Component("record")
final class RecordComponent extends DefaultComponent {

  private final FamilyRecord record;
  private final Directory directory;

  RecordComponent(FamilyRecord record, Directory directory) {
    this.record = record;
    this.directory = directory;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new RecordEndpoint(uri, this, record, directory);
  }
}
