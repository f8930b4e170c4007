package onestory.councils;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads {@code councils/*.yaml} and {@code partners/*.yaml}. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

  @Bean
  Directory directory(
      @Value("${onestory.councils}") Resource[] councils,
      @Value("${onestory.partners}") Resource[] partners)
      throws IOException {
    ObjectMapper yaml =
        YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new Jdk8Module())
            .build();
    return new Directory(all(councils, Council.class, yaml), all(partners, Partner.class, yaml));
  }

  private static <T> List<T> all(Resource[] files, Class<T> type, ObjectMapper yaml)
      throws IOException {
    var read = new ArrayList<T>();
    for (var file : files) {
      var text = file.getContentAsString(StandardCharsets.UTF_8);
      try {
        read.add(yaml.readValue(text, type));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s".formatted(file.getFilename(), line(text, e), e.getOriginalMessage()),
            e);
      }
    }
    return read;
  }

  /** Jackson notices an unknown setting only when it has read the whole of its part. */
  private static int line(String text, JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      var lines = text.lines().toList();
      for (int n = 0; n < lines.size(); n++) {
        if (lines.get(n).strip().startsWith(unknown.getPropertyName() + ":")) {
          return n + 1;
        }
      }
    }
    return e.getLocation().getLineNr();
  }
}
