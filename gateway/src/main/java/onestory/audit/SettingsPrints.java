package onestory.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * A fingerprint of every setting, file of settings and secret as they are at this start. Made with
 * a key of this node, since a password could be guessed from a plain one.
 */
@Component
final class SettingsPrints {

  private static final List<String> OURS =
      List.of("onestory.", "partner.", "spring.", "server.", "management.", "camel.", "logging.");
  private static final List<String> FILES =
      List.of("onestory.councils", "onestory.partners", "onestory.doors");

  private final ConfigurableEnvironment environment;
  private final AnchorKey key;

  SettingsPrints(ConfigurableEnvironment environment, AnchorKey key) {
    this.environment = environment;
    this.key = key;
  }

  /** By name; those of secrets begin with {@code secret:}, those of files with {@code file:}. */
  SortedMap<String, String> now() {
    var prints = new TreeMap<String, String>();
    for (var source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed) {
        for (var name : listed.getPropertyNames()) {
          var plain = plain(name);
          if (OURS.stream().anyMatch(plain::startsWith)) {
            prints.put(plain, print(String.valueOf(environment.getProperty(plain))));
          }
        }
      }
    }
    try {
      files(prints);
      secrets(prints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return prints;
  }

  /** ONESTORY_BASE_URL of the process's environment is onestory.base.url, for what it is here. */
  private static String plain(String name) {
    return name.matches("[A-Z0-9_]+") ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name;
  }

  private void files(SortedMap<String, String> prints) throws IOException {
    var resolver = new PathMatchingResourcePatternResolver();
    for (var setting : FILES) {
      var pattern = environment.getProperty(setting);
      if (pattern == null) {
        continue;
      }
      for (var file : resolver.getResources(pattern)) {
        if (file.exists()) {
          var text = new String(file.getContentAsByteArray(), StandardCharsets.UTF_8);
          var name = "file:" + setting.substring("onestory.".length()) + "/" + file.getFilename();
          prints.merge(name, print(text), (one, other) -> print(one + other));
        }
      }
    }
  }

  private void secrets(SortedMap<String, String> prints) throws IOException {
    var file = Path.of(environment.getRequiredProperty("onestory.data"), "secrets.properties");
    if (!Files.exists(file)) {
      return;
    }
    var secrets = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      secrets.load(reader);
    }
    secrets
        .stringPropertyNames()
        .forEach(name -> prints.put("secret:" + name, print(secrets.getProperty(name))));
  }

  private String print(String value) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.seed(), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
