package onestory.councils;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
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
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    return new Directory(all(councils, Council.class, yaml), all(partners, Partner.class, yaml));
  }

  private static <T> List<T> all(Resource[] files, Class<T> type, ObjectMapper yaml)
      throws IOException {
    var read = new ArrayList<T>();
    for (var file : files) {
      try (var in = file.getInputStream()) {
        read.add(yaml.readValue(in, type));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s"
                .formatted(file.getFilename(), e.getLocation().getLineNr(), e.getOriginalMessage()),
            e);
      }
    }
    return read;
  }
}
