package onestory.mappings;

/** Carries a fault through the engine, which lets only unchecked exceptions pass. */
final class Refusal extends RuntimeException {

  private final MappingFault fault;

  Refusal(MappingFault fault) {
    super(fault);
    this.fault = fault;
  }

  MappingFault fault() {
    return fault;
  }
}
