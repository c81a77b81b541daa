package org.fovea.samples.report;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.util.Base64;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.io.image.ImageFiles;
import org.fovea.io.image.ImageFormat;
import org.fovea.io.image.ImageWriteConfig;

/** Puts a picture's pixels into a page: as JPEG, no larger than it is shown. */
final class EmbeddedPicture {
  private static final int LONGEST_SIDE = 480;
  private static final ImageWriteConfig QUALITY = new ImageWriteConfig(0.72);

  private EmbeddedPicture() {}

  static String dataUri(Planar<GrayU8> picture) throws IOException {
    double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(picture.width, picture.height));
    int width = (int) Math.max(1, Math.round(scale * picture.width));
    int height = (int) Math.max(1, Math.round(scale * picture.height));
    Planar<GrayU8> shown =
        scale == 1 ? picture : Resize.to(picture, width, height, Interpolation.AREA);
    byte[] jpeg = ImageFiles.encode(shown, ImageFormat.JPEG, QUALITY);
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
  }
}
