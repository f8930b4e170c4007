package onestory.mappings;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.hl7.fhir.r5.context.IWorkerContext;

/** Every map, by name. Safe for many threads: each transform has an engine to itself. */
public final class Mappings {

  private static final int WARM = 40;

  private final Catalogue catalogue = new Catalogue();
  private final List<String> names =
      catalogue.maps().stream().filter(name -> !name.endsWith("-parts")).toList();
  private final Codes codes = new Codes(catalogue);
  private final IWorkerContext types = new Types(catalogue).load();
  private final Queue<Workbench> idle = new ConcurrentLinkedQueue<>();

  /** Reads the definitions that the maps use; each map itself is read when first used. */
  public Mappings() {}

  /** The names of the maps that can be run. */
  public List<String> names() {
    return names;
  }

  /**
   * The map of that name, e.g. {@code ehm-people}.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Mapping named(String map) {
    if (!names.contains(map)) {
      throw new IllegalArgumentException("There is no map " + map + "; there are " + names);
    }
    return source -> transform(map, source);
  }

  /**
   * Reads every map and runs its example until it is quick, for as many engines as there are
   * processors. Takes seconds: call it from a thread of its own; transforms may run meanwhile.
   *
   * @throws IllegalStateException when a map can't be read, or fails on its own example
   */
  public void warmUp() {
    int processors = Runtime.getRuntime().availableProcessors();
    for (Workbench workbench : IntStream.range(0, processors).mapToObj(i -> free()).toList()) {
      try {
        names.forEach(map -> warmUp(workbench, map));
      } finally {
        idle.add(workbench);
      }
    }
  }

  private void warmUp(Workbench workbench, String map) {
    byte[] example = catalogue.example(map);
    try {
      for (int i = 0; i < WARM; i++) {
        workbench.transform(map, example);
      }
    } catch (MappingFault fault) {
      throw new IllegalStateException("map " + map + " fails on its own example", fault);
    }
  }

  private byte[] transform(String map, byte[] source) throws MappingFault {
    Workbench workbench = free();
    try {
      return workbench.transform(map, source);
    } finally {
      idle.add(workbench);
    }
  }

  private Workbench free() {
    Workbench workbench = idle.poll();
    return workbench != null ? workbench : new Workbench(types, catalogue, codes);
  }
}
