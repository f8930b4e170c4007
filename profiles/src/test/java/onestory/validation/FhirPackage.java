package onestory.validation;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onestory.profiles.Definitions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.hl7.fhir.r4.model.Resource;

/**
 * The guide as a FHIR package (https://hl7.org/fhir/packages.html): what a validator or another
 * system loads. The same definitions make the same bytes.
 */
public final class FhirPackage {

  private final FhirContext fhir;
  private final List<Resource> definitions;

  FhirPackage(FhirContext fhir, List<Resource> definitions) {
    this.fhir = fhir;
    this.definitions = definitions;
  }

  /**
   * Writes the package that the build makes, unless the definitions are those it was made of.
   *
   * @param arguments the files to write it to
   */
  public static void main(String[] arguments) throws IOException {
    String fingerprint = Fingerprint.of(new Definitions());
    Path mark = Path.of(arguments[0] + ".made-of");
    if (Files.exists(mark) && Files.readString(mark).equals(fingerprint)) {
      return;
    }
    FhirContext fhir = FhirContext.forR4();
    byte[] bytes = new FhirPackage(fhir, new Guide(fhir).definitions()).bytes();
    for (String file : arguments) {
      Files.write(Path.of(file), bytes);
    }
    Files.writeString(mark, fingerprint);
  }

  /** The package as a gzipped tar. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GzipCompressorOutputStream(bytes);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      PackageContents contents = new PackageContents(definitions);
      put(tar, "package.json", contents.manifest());
      put(tar, ".index.json", contents.index());
      for (Resource definition : definitions) {
        put(tar, PackageContents.file(definition), json(definition));
      }
    }
    return bytes.toByteArray();
  }

  private String json(Resource definition) {
    return fhir.newJsonParser().setPrettyPrint(true).encodeResourceToString(definition);
  }

  private static void put(TarArchiveOutputStream tar, String name, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry("package/" + name);
    entry.setSize(content.length);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
