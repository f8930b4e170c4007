package onestory.mappings.traceability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table as a page of docs/. */
final class Page {

  private static final String MAPS = "../mappings/src/main/resources/onestory/maps/";
  private static final String EXAMPLES = "../mappings/src/test/resources/examples/";

  private Page() {}

  static String of(Map<String, Map<String, Item>> files) {
    StringBuilder page = new StringBuilder();
    page.append("# What becomes of every item of the councils' guidance\n\n")
        .append(
            "Made by the build from `mappings/traceability/`; do not edit. The ids are those of")
        .append(
            " the project's data dictionary (NL North Lincolnshire, PB Peterborough). Every map")
        .append(
            " line, example, code and test named here is checked to be there, and every element")
        .append(" to be in its example.\n\n")
        .append(counts(files));
    files.forEach(
        (name, items) -> {
          page.append("\n## ").append(heading(name)).append("\n\n");
          page.append(
              "| Id | What it is | Council | Where it is | Shown by |\n|---|---|---|---|---|\n");
          items.forEach((id, item) -> page.append(row(id, item)));
        });
    return page.toString();
  }

  private static String counts(Map<String, Map<String, Item>> files) {
    List<Item> items = files.values().stream().flatMap(f -> f.values().stream()).toList();
    long carried =
        items.stream().filter(i -> !i.carried().isEmpty() || !i.codes().isEmpty()).count();
    long enforced =
        items.stream()
            .filter(i -> i.carried().isEmpty() && i.codes().isEmpty() && !i.enforced().isEmpty())
            .count();
    long later =
        items.stream()
            .filter(i -> i.later() != null)
            .filter(i -> i.carried().isEmpty() && i.codes().isEmpty() && i.enforced().isEmpty())
            .count();
    long not = items.size() - carried - enforced - later;
    return "%d items: %d carried, %d enforced by code, %d still to come, %d not carried, with the reason.%n"
        .formatted(items.size(), carried, enforced, later, not);
  }

  private static String row(String id, Item item) {
    List<String> where = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (Item.Carrier carrier : item.carried()) {
      where.add(
          "`%s` ← [%s.map:%d](%s%s.map)"
              .formatted(
                  cell(carrier.element()),
                  carrier.map(),
                  MapLine.of(carrier.map(), carrier.line()).orElse(0),
                  MAPS,
                  carrier.map()));
      shown.add("[%s](%s%s)".formatted(carrier.example(), EXAMPLES, folder(carrier.example())));
    }
    item.codes().forEach(list -> where.add(codes(list)));
    for (Item.Enforcement enforcement : item.enforced()) {
      where.add("[%s](../%s)".formatted(simpleName(enforcement.code()), enforcement.code()));
      shown.add("[%s](../%s)".formatted(simpleName(enforcement.test()), enforcement.test()));
    }
    if (item.later() != null) {
      where.add("*Still to come:* " + item.later());
    }
    if (item.notCarried() != null) {
      where.add("*Not carried:* " + item.notCarried());
    }
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(
            id,
            cell(item.says()),
            item.council(),
            String.join("<br>", where),
            shown.stream().distinct().collect(Collectors.joining("<br>")));
  }

  private static String codes(Item.CodeList list) {
    String link =
        "[%s](../profiles/src/main/resources/onestory/definitions/code-systems/%s.json)"
            .formatted(list.system(), list.system());
    return list.only().isEmpty()
        ? "all of " + link
        : link
            + ": "
            + list.only().stream().map("`%s`"::formatted).collect(Collectors.joining(" "));
  }

  private static String heading(String file) {
    return Character.toUpperCase(file.charAt(0)) + file.substring(1).replace('-', ' ');
  }

  private static String folder(String example) {
    return example.substring(0, example.indexOf('/'));
  }

  private static String simpleName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
