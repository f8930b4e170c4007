package onestory.profiles;

import java.net.URL;
import java.util.Objects;

/** The assumed SOAP contract with Liquidlogic EHM: one WSDL and the schema it imports. */
public final class EhmContract {

  /** The namespace of every message. */
  public static final String NAMESPACE = "https://onestory.example/ehm/v1";

  /** The WSDL: both services, EhmToOneStory and OneStoryToEhm. */
  public URL wsdl() {
    return contract("ehm.wsdl");
  }

  /** The schema of the messages, beside the WSDL that imports it. */
  public URL schema() {
    return contract("ehm.xsd");
  }

  private static URL contract(String name) {
    return Objects.requireNonNull(
        EhmContract.class.getResource("/onestory/contracts/" + name), name);
  }
}
