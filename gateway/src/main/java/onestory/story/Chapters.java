package onestory.story;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells the parts of a story. */
final class Chapters {

  private Chapters() {}

  /** All parts, for an organisation. */
  static List<Section> told(Telling telling, String organisation, List<Shared> shares) {
    return List.of(Part.values()).stream()
        .map(
            part ->
                part == Part.SHARING
                    ? told(part, new Sharing(telling, organisation, shares), telling)
                    : told(part, telling))
        .toList();
  }

  /** One part, of those that need no more than the telling. */
  static Section told(Part part, Telling telling) {
    return told(part, chapter(part, telling), telling);
  }

  private static Section told(Part part, Chapter chapter, Telling telling) {
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

  private static Chapter chapter(Part part, Telling telling) {
    return switch (part) {
      case GOING_WELL -> new GoingWell(telling);
      case WORRIES -> new Worries(telling);
      case CHILDS_VOICE -> new ChildsVoice(telling);
      case PLAN -> new Plan(telling);
      case TEAM -> new Team(telling);
      case TRIED_BEFORE -> new TriedBefore(telling);
      case SHARING -> new Sharing(telling, "", List.of());
      case NEXT -> new Next(telling);
    };
  }
}
