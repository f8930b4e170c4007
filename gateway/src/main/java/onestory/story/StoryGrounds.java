package onestory.story;

import java.util.Collection;
import onestory.audit.RequestGrounds;
import onestory.exchange.View;
import org.springframework.stereotype.Component;

/** Notes for the audit what a story or plan tells of whom, and what lets it be told. */
@Component
final class StoryGrounds {

  private final RequestGrounds grounds;

  StoryGrounds(RequestGrounds grounds) {
    this.grounds = grounds;
  }

  /**
   * Notes what is told.
   *
   * @param keys Type/id of the view's resources that it is made from
   */
  void note(View view, Collection<String> keys) {
    keys.stream()
        .map(view.decisions()::get)
        .filter(decision -> decision != null)
        .forEach(decision -> grounds.permitted(decision.rule(), decision.consents()));
    grounds.about(keys);
  }
}
