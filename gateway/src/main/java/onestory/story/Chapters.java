package onestory.story;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All parts of a story, one after the other. */
final class Chapters {

  private final Telling telling;
  private final String organisation;
  private final List<Shared> shares;

  Chapters(Telling telling, String organisation, List<Shared> shares) {
    this.telling = telling;
    this.organisation = organisation;
    this.shares = shares;
  }

  List<Section> told() {
    return List.of(Part.values()).stream().map(part -> told(part, chapter(part), telling)).toList();
  }

  /** One part, told. */
  static Section told(Part part, Chapter chapter, Telling telling) {
    Prose prose = Prose.start();
    Set<String> entries = new LinkedHashSet<>();
    chapter.tell(prose, entries);
    boolean told = !prose.isEmpty();
    if (!told) {
      prose.paragraph(telling.wording().of(part.code() + ".none"));
    }
    return new Section(
        part.code(),
        telling.wording().of(part.code() + ".title"),
        prose.node(),
        told,
        told ? List.copyOf(entries) : List.of());
  }

  private Chapter chapter(Part part) {
    return switch (part) {
      case GOING_WELL -> new GoingWell(telling);
      case WORRIES -> new Worries(telling);
      case CHILDS_VOICE -> new ChildsVoice(telling);
      case PLAN -> new Plan(telling);
      case TEAM -> new Team(telling);
      case TRIED_BEFORE -> new TriedBefore(telling);
      case SHARING -> new Sharing(telling, organisation, shares);
      case NEXT -> new Next(telling);
    };
  }
}
