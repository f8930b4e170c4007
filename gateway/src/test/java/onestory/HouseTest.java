package onestory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.CacheMode;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the gateway, and which way the arrows between them point. */
@AnalyzeClasses(
    packages = "onestory",
    importOptions = ImportOption.DoNotIncludeTests.class,
    cacheMode = CacheMode.PER_CLASS) // kept for ever it would take a tenth of the tests' memory
class HouseTest {

  @ArchTest
  static final ArchRule ARROWS_POINT_FROM_THE_ENDPOINTS_TO_THE_MIDDLE_TO_THE_RULES =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("onestory..")
          .layer("endpoints")
          .definedBy(
              "onestory.fhir..",
              "onestory.soap..",
              "onestory.forms..",
              "onestory.schools..",
              "onestory.console..",
              "onestory.camel..")
          .layer("story")
          .definedBy("onestory.story..")
          .layer("retention")
          .definedBy("onestory.retention..")
          .layer("exchange")
          .definedBy("onestory.exchange..")
          .layer("clocks")
          .definedBy("onestory.clocks..", "onestory.panels..")
          .layer("keeping")
          .definedBy("onestory.inbox..", "onestory.record..")
          .layer("ground")
          .definedBy(
              "onestory.work..",
              "onestory.database..",
              "onestory.security..",
              "onestory.people..",
              "onestory.front..",
              "onestory.councils..")
          .layer("rules")
          .definedBy(
              "onestory.audit..",
              "onestory.authority..",
              "onestory.identity..",
              "onestory.problem..",
              "onestory.timescales..")
          .whereLayer("endpoints")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("story")
          .mayOnlyBeAccessedByLayers("endpoints")
          .whereLayer("retention")
          .mayOnlyBeAccessedByLayers("endpoints")
          .whereLayer("exchange")
          .mayOnlyBeAccessedByLayers("endpoints", "story", "retention")
          .whereLayer("clocks")
          .mayOnlyBeAccessedByLayers("endpoints")
          .whereLayer("keeping")
          .mayOnlyBeAccessedByLayers("endpoints", "story", "exchange", "clocks")
          .whereLayer("ground")
          .mayOnlyBeAccessedByLayers(
              "endpoints", "story", "retention", "exchange", "clocks", "keeping");

  @ArchTest
  static final ArchRule NO_ROOM_IS_IN_A_CIRCLE =
      slices().matching("onestory.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_RULES_KNOW_NOBODY_AND_DO_NO_INPUT_OR_OUTPUT =
      classes()
          .that()
          .resideInAnyPackage("onestory.authority..", "onestory.identity..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "onestory.authority..",
              "onestory.identity..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.text..",
              "java.nio..",
              "java.security..",
              "org.hl7.fhir..",
              "ca.uhn.fhir..");

  @ArchTest
  static final ArchRule TIMESCALES_KNOW_THEIR_RULES_AND_THE_CALENDAR_ONLY =
      classes()
          .that()
          .resideInAPackage("onestory.timescales..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "onestory.timescales..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.io..",
              "java.nio.charset..",
              "java.security..",
              "com.fasterxml.jackson.annotation..",
              "de.focus_shift.jollyday..");

  @ArchTest
  static final ArchRule THE_FRONT_KNOWS_NO_DOOR_AND_DOES_NO_INPUT_OR_OUTPUT =
      classes()
          .that()
          .resideInAPackage("onestory.front..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "onestory.front..",
              "onestory.problem..",
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.nio..",
              "java.io..",
              "java.net..",
              "com.fasterxml.jackson.core..",
              "io.github.bucket4j..",
              "org.owasp.html..",
              "org.hl7.fhir..",
              "org.springframework.boot.context.properties.bind..");
}
