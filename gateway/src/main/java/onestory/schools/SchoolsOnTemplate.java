package onestory.schools;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The routes of the template {@code school-read} for each school that is read. */
@Component
final class SchoolsOnTemplate extends RouteBuilder {

  private final SchoolSystems schools;

  SchoolsOnTemplate(SchoolSystems schools) {
    this.schools = schools;
  }

  @Override
  public void configure() {
    for (var school : schools.all()) {
      templatedRoute("school-read")
          .routeId(school.partner() + "-read")
          .parameter("partner", school.partner())
          .parameter("every", String.valueOf(school.every().toMillis()));
      for (var rows : Rows.values()) {
        templatedRoute("school-" + rows.kind())
            .routeId(school.partner() + "-" + rows.kind())
            .parameter("source", school.source());
      }
    }
  }
}
