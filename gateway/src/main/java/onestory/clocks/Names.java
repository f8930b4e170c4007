package onestory.clocks;

/** The names of the implementation guide that clocks are told with. */
final class Names {

  static final String BASE = "https://onestory.example/fhir/";
  static final String CLOCK = BASE + "Id/clock";
  static final String TIMESCALE = BASE + "CodeSystem/timescale";
  static final String TASK_CODE = BASE + "CodeSystem/task-code";
  static final String CLOCK_STATE = BASE + "CodeSystem/clock-state";
  static final String TASK_IO = BASE + "CodeSystem/task-io";
  static final String INFORMATION_CLASS = BASE + "CodeSystem/information-class";
  static final String DELIVERY = BASE + "CodeSystem/delivery";
  static final String EXTENSION = BASE + "StructureDefinition/";

  private Names() {}
}
