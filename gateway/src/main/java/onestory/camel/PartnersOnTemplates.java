package onestory.camel;

import onestory.councils.Directory;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * One route for each partner whose file names a route template: the partner's id makes it its own.
 */
@Component
final class PartnersOnTemplates extends RouteBuilder {

  private final Directory directory;

  PartnersOnTemplates(Directory directory) {
    this.directory = directory;
  }

  @Override
  public void configure() {
    for (var partner : directory.partners()) {
      partner
          .route()
          .ifPresent(
              template ->
                  templatedRoute(template)
                      .routeId(partner.id() + "-out")
                      .parameter("partner", partner.id()));
    }
  }
}
