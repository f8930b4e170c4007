package onestory.soap;

import java.net.URL;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The contract's schema, which reaches for nothing outside itself. It is lent to one reader at a
 * time: where a schema counts occurrences, the JDK's keeps the count in the schema itself, and two
 * readers of one schema now and then get each other's count, so that a right message is refused.
 */
final class EhmSchema {

  static final String NAMESPACE = "https://onestory.example/ehm/v1";

  // as many as have ever been in use at once
  private final Queue<Schema> idle = new ConcurrentLinkedQueue<>();

  EhmSchema() {
    idle.add(load());
  }

  /** The schema for one message; closing gives it back. */
  Lent lend() {
    Schema schema = idle.poll();
    return new Lent(schema == null ? load() : schema, idle);
  }

  private static Schema load() {
    URL xsd = EhmSchema.class.getResource("/onestory/contracts/ehm.xsd");
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(xsd);
    } catch (SAXException e) {
      throw new IllegalStateException("ehm.xsd is not a schema", e);
    }
  }

  /** A schema that nobody else uses until it is given back. */
  record Lent(Schema schema, Queue<Schema> idle) implements AutoCloseable {

    /** A validator that throws at the first violation. */
    ValidatorHandler validator() {
      ValidatorHandler validator = schema.newValidatorHandler();
      validator.setErrorHandler(
          new ErrorHandler() {
            @Override
            public void warning(SAXParseException warning) {
              // nothing is broken
            }

            @Override
            public void error(SAXParseException error) throws SAXException {
              throw error;
            }

            @Override
            public void fatalError(SAXParseException error) throws SAXException {
              throw error;
            }
          });
      return validator;
    }

    @Override
    public void close() {
      idle.add(schema);
    }
  }
}
