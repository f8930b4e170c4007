package onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR R4 endpoint at {@code /fhir}: which types, and what can be asked of each. */
@Configuration(proxyBeanMethods = false)
class FhirEndpoint {

  @Bean
  ServletRegistrationBean<RestfulServer> fhirServlet(
      FhirContext fhir,
      HeldResources held,
      SearchAnswers answers,
      RuleIds rules,
      TaskProvider tasks,
      TaskSearch taskSearch,
      Triage triage,
      GoalProvider goals,
      ObservationProvider observations,
      StoryProvider stories,
      StrictBody bodies,
      AccessAudit audit,
      AuditEventProvider auditEvents,
      @Value("${onestory.base-url}") String baseUrl) {
    var server = new RestfulServer(fhir);
    server.setServerName("OneStory");
    server.setServerVersion(version());
    server.setImplementationDescription("OneStory, a gateway for Early Help");
    server.setServerAddressStrategy(new HardcodedServerAddressStrategy(baseUrl + "/fhir"));
    server.setDefaultResponseEncoding(EncodingEnum.JSON);
    server.setUncompressIncomingContents(false);
    server.registerInterceptor(new ProblemAnswers());
    server.registerInterceptor(new SecurityStatement(baseUrl + "/oauth/token"));
    server.registerInterceptor(audit);
    server.registerInterceptor(new NoTotals());
    var providers = new ArrayList<Object>(providers(held, answers, rules));
    providers.addAll(List.of(tasks, taskSearch, triage, goals, observations, stories, auditEvents));
    server.registerInterceptor(new OnlyOffered(Offered.of(providers), bodies));
    server.registerProviders(providers);
    var registration = new ServletRegistrationBean<>(server, "/fhir/*");
    registration.setLoadOnStartup(1);
    return registration;
  }

  /** Ours, and not that of the library that answers. */
  private static String version() {
    return Optional.ofNullable(FhirEndpoint.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  private static List<IResourceProvider> providers(
      HeldResources held, SearchAnswers answers, RuleIds rules) {
    var providers = new ArrayList<IResourceProvider>();
    for (var type : List.of(Patient.class, Group.class)) {
      providers.add(new IdentifierSearch<>(type, answers));
    }
    providers.add(new PatientSearch<>(RelatedPerson.class, answers));
    for (var type :
        List.of(
            Appointment.class,
            ClinicalImpression.class,
            Encounter.class,
            EpisodeOfCare.class,
            Flag.class,
            QuestionnaireResponse.class)) {
      providers.add(new StatusSearch<>(type, answers));
    }
    for (var type : List.of(DetectedIssue.class, ListResource.class)) {
      providers.add(new StatusCodeSearch<>(type, answers, rules));
    }
    for (var type : List.of(Condition.class, Goal.class)) {
      providers.add(new CategorySearch<>(type, answers));
    }
    for (var type :
        List.of(
            CarePlan.class,
            CareTeam.class,
            Communication.class,
            Composition.class,
            Consent.class,
            DocumentReference.class,
            Observation.class,
            ServiceRequest.class)) {
      providers.add(new StatusCategorySearch<>(type, answers));
    }
    for (var type : types()) {
      providers.add(new ReadProvider<>(type, held));
    }
    return providers;
  }

  private static List<Class<? extends Resource>> types() {
    return List.of(
        Appointment.class,
        CarePlan.class,
        CareTeam.class,
        ClinicalImpression.class,
        Communication.class,
        Composition.class,
        Condition.class,
        Consent.class,
        DetectedIssue.class,
        DocumentReference.class,
        Encounter.class,
        EpisodeOfCare.class,
        Flag.class,
        Goal.class,
        Group.class,
        ListResource.class,
        Observation.class,
        Organization.class,
        Patient.class,
        Practitioner.class,
        PractitionerRole.class,
        QuestionnaireResponse.class,
        RelatedPerson.class,
        ServiceRequest.class,
        Task.class);
  }
}
