package onestory.people;

import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code (ISO/IEC 18004), drawn in SVG: nobody else ever sees the text. */
record Picture(String text) {

  private static final int QUIET = 4;

  String svg() {
    var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var dark = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          dark.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    var size = code.size + 2 * QUIET;
    return """
    <svg class="qr" viewBox="0 0 %d %d" width="220" height="220" role="img" aria-label="QR code for your authenticator app" shape-rendering="crispEdges"><rect width="100%%" height="100%%" fill="#ffffff"/><path d="%s" fill="#000000"/></svg>"""
        .formatted(size, size, dark);
  }
}
