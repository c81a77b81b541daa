package org.fovea.features.gradient;

import boofcv.struct.image.GrayF32;
import java.util.Arrays;
import org.fovea.features.filter.Border;
import org.fovea.features.image.Images;

/** Roberts' cross, the one kernel that is not a product of a row and a column. */
final class Roberts {
  private Roberts() {}

  static Gradient cross(GrayF32 image, float divisor, Border border) {
    Images.requireNotEmpty(image);
    Gradient cross =
        new Gradient(
            new GrayF32(image.width, image.height), new GrayF32(image.width, image.height));
    float[] here = new float[image.width + 2];
    float[] below = new float[image.width + 2];
    read(image, 0, border, here);
    for (int y = 0; y < image.height; y++) {
      read(image, y + 1, border, below);
      int out = y * image.width;
      for (int x = 0; x < image.width; x++) {
        cross.dx().data[out + x] = (below[x + 2] - here[x + 1]) / divisor;
        cross.dy().data[out + x] = (below[x + 1] - here[x + 2]) / divisor;
      }
      float[] swap = here;
      here = below;
      below = swap;
    }
    return cross;
  }

  private static void read(GrayF32 image, int y, Border border, float[] row) {
    int inside = border.index(y, image.height);
    if (inside < 0) {
      Arrays.fill(row, 0);
      return;
    }
    System.arraycopy(image.data, image.getIndex(0, inside), row, 1, image.width);
    border.extend(row, 1, image.width);
  }
}
