package onestory.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import onestory.councils.Directory;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads {@code doors/*.yaml}; the steps of the routes of JSON doors. */
@Configuration(proxyBeanMethods = false)
class FormsConfiguration {

  @Bean
  Doors doors(@Value("${onestory.doors}") Resource[] files) throws IOException {
    ObjectMapper yaml =
        YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    List<JsonDoor> doors = new ArrayList<>();
    for (Resource file : files) {
      try {
        doors.add(yaml.readValue(file.getContentAsString(StandardCharsets.UTF_8), JsonDoor.class));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            "%s, line %d: %s"
                .formatted(file.getFilename(), e.getLocation().getLineNr(), e.getOriginalMessage()),
            e);
      }
    }
    return new Doors(doors);
  }

  @Bean
  Processor jsonEntry(
      Doors doors,
      Directory directory,
      @Qualifier("nhsNumberCheck") Predicate<String> nhsNumber,
      @Qualifier("upnCheck") Predicate<String> upn) {
    return new JsonEntry(
        doors,
        new JsonCheck(
            new Schemas(doors.schemas()),
            new JsonRules(nhsNumber, upn),
            new OverrideRule(
                source ->
                    directory
                        .councilOfSource(source)
                        .map(council -> council.safeguarding().overrideHours())
                        .orElse(0))));
  }

  @Bean
  Processor jsonReceipt(
      Doors doors, @Value("${onestory.base-url}") String baseUrl, ObjectMapper json) {
    return new JsonReceipt(doors, baseUrl, json);
  }

  @Bean
  Processor jsonLines(ProducerTemplate producer, ObjectMapper json) {
    return new JsonLines(producer, json);
  }

  @Bean
  Processor jsonRefusal(ObjectMapper json) {
    return new JsonRefusal(json);
  }
}
