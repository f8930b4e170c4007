package onestory.security;

import java.util.List;

/** The clients' own files, as they are now: they may be changed while the gateway runs. */
public interface Registrations {

  /** What the files say. Reading them again is up to whoever keeps them. */
  List<Registration> now();
}
