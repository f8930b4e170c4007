package onestory.mappings;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hl7.fhir.r5.context.IWorkerContext;

/** Every map, by name. Safe for many threads: each transform has an engine to itself. */
public final class Mappings {

  private final Catalogue catalogue = new Catalogue();
  private final Codes codes = new Codes(catalogue);
  private final IWorkerContext types = new Types(catalogue).load();
  private final Queue<Workbench> idle = new ConcurrentLinkedQueue<>();

  /** Reads the definitions that the maps use; the maps themselves are read on first use. */
  public Mappings() {}

  /** The names of the maps that can be run. */
  public List<String> names() {
    return catalogue.maps().stream().filter(name -> !name.endsWith("-parts")).toList();
  }

  /**
   * The map of that name, e.g. {@code ehm-people}.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Mapping named(String map) {
    if (!names().contains(map)) {
      throw new IllegalArgumentException("There is no map " + map + "; there are " + names());
    }
    return source -> transform(map, source);
  }

  private byte[] transform(String map, byte[] source) throws MappingFault {
    Workbench free = idle.poll();
    Workbench workbench = free != null ? free : new Workbench(types, catalogue, codes);
    try {
      return workbench.transform(map, source);
    } finally {
      idle.add(workbench);
    }
  }
}
