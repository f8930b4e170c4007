package onestory.security;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gateway's passwords and keys, made on first start into {@code secrets.properties} of the data
 * folder, readable by its owner only. They are never logged; {@link #toString()} names none of
 * them.
 */
public final class Secrets {

  /** Password of the role {@code onestory} on the embedded database. */
  public static final String DATABASE_PASSWORD = "database.password";

  /** Key that signs the gateway's own access tokens. */
  public static final String TOKEN_KEY = "token.key";

  /** Key that people's second factors are closed with, and that their forms are signed with. */
  public static final String PEOPLE_KEY = "people.key";

  private static final int BYTES = 32;

  private final Map<String, String> values;
  private final Path file;

  private Secrets(Path file, Map<String, String> values) {
    this.file = file;
    this.values = Map.copyOf(values);
  }

  /**
   * Reads the secrets of this data folder, adding a random one for each key that is not there yet.
   *
   * @throws SecretsReadableByOthers when the file's permissions let others read it
   */
  public static Secrets of(DataFolder folder, Collection<String> keys) throws IOException {
    SecretsFile file = new SecretsFile(folder.path().resolve("secrets.properties"));
    Map<String, String> values = new TreeMap<>(file.read());
    SecureRandom random = new SecureRandom();
    boolean added = false;
    for (String key : keys) {
      added |= values.putIfAbsent(key, made(random)) == null;
    }
    if (added) {
      file.write(values);
    }
    return new Secrets(file.path(), values);
  }

  private static String made(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The secret of that key.
   *
   * @throws IllegalArgumentException when there is none; the message names the key and the file
   */
  public String get(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("No secret " + key + " in " + file);
    }
    return value;
  }

  /** Whether there is a secret of that key. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  @Override
  public String toString() {
    return "Secrets[" + file + "]";
  }
}
