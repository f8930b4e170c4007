package onestory.story;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.springframework.stereotype.Component;

/**
 * Writes a page as a PDF on A4 that a screen reader can read (PDF/UA), with its fonts in it. Loads
 * nothing from anywhere; the same page gives the same bytes.
 */
@Component
public final class PdfWriter {

  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
  private static final String FAMILY = "DejaVu Sans";

  private final PageWriter pages;

  PdfWriter(PageWriter pages) {
    this.pages = pages;
    XRLog.setLoggingEnabled(false); // its log would hold what families said
    FontMappers.set(new OwnFonts(FONTS + "DejaVuSans.ttf"));
  }

  /** The PDF. */
  public byte[] pdf(Page page) {
    var out = new ByteArrayOutputStream();
    try (var renderer = builder(pages.print(page)).buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      try (var document = renderer.getPdfDocument()) {
        dated(document, page.at());
        document.save(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory
    }
    return out.toByteArray();
  }

  private static PdfRendererBuilder builder(String html) {
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(html, null);
    builder.usePdfUaAccessibility(true);
    builder.withProducer("OneStory");
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    font(builder, "DejaVuSans.ttf", 400, FontStyle.NORMAL);
    font(builder, "DejaVuSans-Bold.ttf", 700, FontStyle.NORMAL);
    return builder;
  }

  private static void font(PdfRendererBuilder builder, String file, int weight, FontStyle style) {
    builder.useFont(
        () ->
            Objects.requireNonNull(PdfWriter.class.getResourceAsStream(FONTS + file), FONTS + file),
        FAMILY,
        weight,
        style,
        true);
  }

  /** The page's own time in place of the writing's, and an id that hangs on nothing else. */
  private static void dated(PDDocument document, Instant at) {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(at.toEpochMilli());
    var information = document.getDocumentInformation();
    information.setCreationDate(calendar);
    information.setModificationDate(calendar);
    document.setDocumentId(at.toEpochMilli());
  }
}
