package onestory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import onestory.profiles.Definitions;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The PDF: readable on paper and by a screen reader, the same bytes for the same page. */
class PdfWriterTest {

  private static final Instant AT = Instant.parse("2026-05-06T09:00:00Z");

  private final PdfWriter pdfs = new PdfWriter(Pages.writer());

  @Test
  void theSamePageGivesTheSameBytes() {
    assertThat(pdfs.pdf(page("words"))).isEqualTo(pdfs.pdf(page("words")));
  }

  @Test
  void itIsTaggedTitledAndInALanguage() throws IOException {
    try (var document = read(pdfs.pdf(page("words")))) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(catalog.getLanguage()).isEqualTo("en-GB");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("The story of Maya");
      assertThat(document.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(AT);
    }
  }

  @Test
  void everyFontIsInIt() throws IOException {
    try (var document = read(pdfs.pdf(page("Мені сумно")))) {
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
      }
    }
  }

  @Test
  void itHasWordsInManyScriptsAndPageNumbers() throws IOException {
    var words = "Je\u0301ro\u0302me, Мені сумно, Żółć";
    Files.createDirectories(Path.of("target/stories"));
    var bytes = pdfs.pdf(page(words + ", أحب الرسم كثيرا، אני אוהבת לצייר"));
    Files.write(Path.of("target/stories/scripts.pdf"), bytes);
    try (var document = read(bytes)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Мені сумно", "Żółć", "Page 1 of 1", "Made for Fenbank");
    }
  }

  private static PDDocument read(byte[] pdf) throws IOException {
    return Loader.loadPDF(pdf);
  }

  private static Page page(String words) {
    var telling =
        new Telling(
            new Told(
                List.of(
                    GivenStory.child("maya", "Maya"),
                    GivenStory.said("1", "Patient/maya", "Patient/maya", words))),
            new Wording(new Definitions()),
            false);
    return new Page(
        "The story of Maya",
        "Made for Fenbank on 6 May 2026.",
        AT,
        List.of(),
        List.of(Chapters.told(Part.CHILDS_VOICE, telling)));
  }
}
