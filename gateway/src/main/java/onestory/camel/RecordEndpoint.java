package onestory.camel;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The family record. */
final class RecordEndpoint extends DefaultEndpoint {

  private final Recording recording;

  RecordEndpoint(String uri, Component component, Recording recording) {
    super(uri, component);
    this.recording = recording;
  }

  @Override
  public Producer createProducer() {
    return new RecordProducer(this, recording);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new IllegalArgumentException(
        "record: only takes; to hear of changes begin the route with outbox:PARTNER.");
  }
}
