package onestory.councils;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import onestory.security.Registrations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;

/** Reads the files of councils, partners and clients. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

  @Bean
  Directory directory(
      @Value("${onestory.councils}") Resource[] councils,
      @Value("${onestory.partners}") Resource[] partners) {
    var ofCouncils =
        CheckedYaml.of(Council.class, "council.schema.json").with(new TimescaleFaults());
    var ofPartners =
        CheckedYaml.of(Partner.class, "partner.schema.json")
            .with((content, text, mapper) -> ProofSettings.faults(content.path("client")));
    return new Directory(
        Arrays.stream(councils).map(ofCouncils::read).toList(),
        Arrays.stream(partners).map(ofPartners::read).toList());
  }

  /** Clients may also have files of their own, which are read again when they change. */
  @Bean
  Registrations clientFiles(
      Directory directory,
      Environment environment,
      ObjectProvider<AuditTrail> audit,
      @Value("${onestory.client-files.folder}") Path folder,
      @Value("${onestory.client-files.every}") Duration every) {
    Set<String> named = new HashSet<>();
    directory.partners().forEach(each -> each.client().ifPresent(client -> named.add(client.id())));
    Binder.get(environment)
        .bind("onestory.clients", Bindable.listOf(NamedClient.class))
        .orElse(List.of())
        .forEach(each -> named.add(each.id()));
    return new ClientFiles(
        folder,
        every,
        new ClientFileCheck(directory, named),
        client -> audit.getObject().recordApart(changed(client)));
  }

  /**
   * Looks at the files in time, so that whoever changed one is told though nobody asks for a token.
   */
  @Bean
  ClientFilesWatch clientFilesWatch(
      Registrations files, @Value("${onestory.client-files.every}") Duration every) {
    return new ClientFilesWatch(files, every);
  }

  private static AuditEntry changed(String client) {
    return AuditEntry.of(AuditKind.KEY_CHANGED, AuditAgent.gateway())
        .with(AuditEntity.Role.ACCOUNT, "client/" + client);
  }

  /** A client of the settings, by its name. */
  record NamedClient(String id) {}
}
