package onestory.councils;

import java.util.List;
import java.util.stream.Collectors;

/** A file of settings that can't be used, with everything that is wrong in it. */
public final class FaultySettings extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<SettingFault> faults;

  FaultySettings(String file, List<SettingFault> faults) {
    super(
        faults.stream().map(fault -> fault.in(file)).distinct().collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** In the order in which they were found. */
  public List<SettingFault> faults() {
    return faults;
  }
}
