package org.fovea.io.image;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * The eight values of EXIF's tag 0x0112, in order: how the stored picture must be turned to be
 * upright (CIPA DC-008, "Orientation"). A turned picture's pixel (x, y) is the stored picture's (x,
 * y), with the two exchanged where {@code transpose} says so and then counted from the other side
 * where a flip says so.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  FLIP_LEFT_RIGHT(false, true, false),
  ROTATE_180(false, true, true),
  FLIP_TOP_BOTTOM(false, false, true),
  TRANSPOSE(true, false, false),
  ROTATE_90(true, false, true),
  TRANSVERSE(true, true, true),
  ROTATE_270(true, true, false);

  private final boolean transpose;
  private final boolean flipX;
  private final boolean flipY;

  Orientation(boolean transpose, boolean flipX, boolean flipY) {
    this.transpose = transpose;
    this.flipX = flipX;
    this.flipY = flipY;
  }

  /** The orientation of EXIF's value 1 to 8; upright for any other, as viewers do. */
  static Orientation ofExif(int value) {
    return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
  }

  ImageSize turn(ImageSize stored) {
    return transpose ? stored.transposed() : stored;
  }

  Planar<GrayU8> turn(Planar<GrayU8> stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    ImageSize size = turn(new ImageSize(stored.width, stored.height));
    Planar<GrayU8> turned = Images.rgb(size.width(), size.height());
    for (int band = 0; band < 3; band++) {
      turn(stored.getBand(band), turned.getBand(band));
    }
    return turned;
  }

  private void turn(GrayU8 in, GrayU8 out) {
    // Along a row of the turned picture the stored index moves by one fixed step.
    int stepX = flipX ? -1 : 1;
    int stepY = flipY ? -in.stride : in.stride;
    int origin = (flipX ? in.width - 1 : 0) + (flipY ? (in.height - 1) * in.stride : 0);
    int alongRow = transpose ? stepY : stepX;
    int alongColumn = transpose ? stepX : stepY;
    for (int y = 0; y < out.height; y++) {
      int from = in.startIndex + origin + y * alongColumn;
      int to = out.startIndex + y * out.stride;
      for (int x = 0; x < out.width; x++, from += alongRow) {
        out.data[to + x] = in.data[from];
      }
    }
  }
}
