package org.fovea.io.image;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Hears of a JPEG decoder's warnings the first that means wrong pixels. libjpeg goes on after
 * missing data and broken codes; most of its other warnings are of no consequence.
 */
final class DamageListener implements IIOReadWarningListener {
  private @Nullable String first;

  @Nullable String first() {
    return first;
  }

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String w = warning.toLowerCase(Locale.ROOT);
    boolean damage =
        w.contains("truncated") || w.contains("premature end") || w.contains("bad huffman code");
    if (damage && first == null) {
      first = warning;
    }
  }
}
