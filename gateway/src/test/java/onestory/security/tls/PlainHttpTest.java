package onestory.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

/** Plain HTTP is for a proxy on this machine. */
class PlainHttpTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "", "192.0.2.7", "::"})
  void beyondThisMachineItIsRefusedWithWhatToDo(String address) {
    var check = new TlsConfiguration().plainHttpStaysHere(false, address);
    assertThatThrownBy(() -> check.customize(new TomcatServletWebServerFactory()))
        .isInstanceOf(PlainHttpBeyondThisMachine.class)
        .hasMessageContaining("set server.address to 127.0.0.1, or leave TLS on");
  }

  @Test
  void onThisMachineItIsServedAndTlsEverywhere() {
    var factory = new TomcatServletWebServerFactory();
    new TlsConfiguration().plainHttpStaysHere(false, "127.0.0.1").customize(factory);
    new TlsConfiguration().plainHttpStaysHere(true, "0.0.0.0").customize(factory);
    assertThat(factory.getTomcatConnectorCustomizers()).isEmpty();
  }
}
