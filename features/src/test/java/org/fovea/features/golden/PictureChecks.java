package org.fovea.features.golden;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Map;
import java.util.function.Consumer;

/** The pictures themselves. */
final class PictureChecks implements Checks {
  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of("image", PictureChecks::decoded);
  }

  /** Bytes, so without a tolerance. */
  private static void decoded(ClassicCase golden) {
    if (golden.isGray()) {
      golden.digest().checkBytes(golden.gray());
    } else {
      golden.digest().checkBytes(interleaved(golden.rgb()));
    }
  }

  /** R, G, B of the first pixel, then of the next, as the references keep pictures. */
  static byte[] interleaved(Planar<GrayU8> image) {
    int bands = image.getNumBands();
    byte[] bytes = new byte[image.width * image.height * bands];
    for (int i = 0; i < bytes.length; i++) {
      int pixel = i / bands;
      bytes[i] = (byte) image.getBand(i % bands).get(pixel % image.width, pixel / image.width);
    }
    return bytes;
  }
}
