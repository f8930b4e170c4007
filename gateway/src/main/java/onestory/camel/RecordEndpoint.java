package onestory.camel;

import onestory.councils.Directory;
import onestory.record.FamilyRecord;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The family record. */
final class RecordEndpoint extends DefaultEndpoint {

  private final FamilyRecord record;
  private final Directory directory;

  RecordEndpoint(String uri, Component component, FamilyRecord record, Directory directory) {
    super(uri, component);
    this.record = record;
    this.directory = directory;
  }

  @Override
  public Producer createProducer() {
    return new RecordProducer(this, record, directory);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new IllegalArgumentException(
        "record: only takes; to hear of changes begin the route with outbox:PARTNER.");
  }
}
