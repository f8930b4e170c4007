package onestory.soap;

import java.net.URL;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The contract's schema, which reaches for nothing outside itself. */
final class EhmSchema {

  static final String NAMESPACE = "https://onestory.example/ehm/v1";

  private final Schema schema;

  EhmSchema() {
    URL xsd = EhmSchema.class.getResource("/onestory/contracts/ehm.xsd");
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      schema = factory.newSchema(xsd);
    } catch (SAXException e) {
      throw new IllegalStateException("ehm.xsd is not a schema", e);
    }
  }

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
}
