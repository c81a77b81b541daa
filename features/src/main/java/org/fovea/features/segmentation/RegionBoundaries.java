package org.fovea.features.segmentation;

import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * Where the regions of a label map meet, as {@code skimage.segmentation.find_boundaries} with its
 * {@code connectivity=1}: pixels that share an edge are neighbours. What is beyond the picture's
 * edge is no neighbour.
 */
public enum RegionBoundaries {
  /** Every pixel with a neighbour of another label. */
  THICK {
    @Override
    boolean keeps(GrayS32 labels, int x, int y, int background) {
      return true;
    }
  },

  /** Those of {@link #THICK} that are not of the background. */
  INNER {
    @Override
    boolean keeps(GrayS32 labels, int x, int y, int background) {
      return labels.get(x, y) != background;
    }
  },

  /**
   * Those of {@link #THICK} that are of the background, or where regions other than the background
   * meet. To scikit-image those meet where the highest of the 9 labels around differs from the
   * lowest that is not the background's, so the background should have the lowest label.
   */
  OUTER {
    @Override
    boolean keeps(GrayS32 labels, int x, int y, int background) {
      if (labels.get(x, y) == background) {
        return true;
      }
      int highest = Integer.MIN_VALUE;
      int lowest = Integer.MAX_VALUE;
      for (int v = Math.max(y - 1, 0); v <= Math.min(y + 1, labels.height - 1); v++) {
        for (int u = Math.max(x - 1, 0); u <= Math.min(x + 1, labels.width - 1); u++) {
          int label = labels.get(u, v);
          highest = Math.max(highest, label);
          lowest = label == background ? lowest : Math.min(lowest, label);
        }
      }
      return highest != lowest;
    }
  };

  abstract boolean keeps(GrayS32 labels, int x, int y, int background);

  /**
   * Finds the boundaries.
   *
   * @param labels a label for each pixel, at least 0
   * @param background the label that is no object to {@link #INNER} and {@link #OUTER}, usually 0
   * @return 1 on boundaries, 0 elsewhere, of the same size
   */
  public GrayU8 find(GrayS32 labels, int background) {
    GrayU8 found = new GrayU8(labels.width, labels.height);
    for (int y = 0, i = 0; y < labels.height; y++) {
      for (int x = 0; x < labels.width; x++, i++) {
        if (differs(labels, x, y) && keeps(labels, x, y, background)) {
          found.data[i] = 1;
        }
      }
    }
    return found;
  }

  /**
   * Draws the boundaries over a picture, as {@code skimage.segmentation.mark_boundaries}.
   *
   * @param image any number of bands, not modified
   * @param labels a label for each pixel, at least 0
   * @param background as in {@link #find}
   * @param colour a value for each band, {@code 0..255}
   * @return a copy with the boundaries in that colour
   * @throws IllegalArgumentException if the sizes differ or there is not one value for each band
   */
  public Planar<GrayU8> mark(Planar<GrayU8> image, GrayS32 labels, int background, int... colour) {
    Images.requireSameSize(image, labels);
    if (colour.length != image.getNumBands()) {
      throw new IllegalArgumentException(
          "expected a colour of " + image.getNumBands() + " values, got " + colour.length);
    }
    GrayU8 boundaries = find(labels, background);
    Planar<GrayU8> marked = Images.crop(image, 0, 0, image.width, image.height);
    for (int band = 0; band < colour.length; band++) {
      byte[] data = marked.getBand(band).data;
      for (int i = 0; i < data.length; i++) {
        if (boundaries.data[i] != 0) {
          data[i] = (byte) colour[band];
        }
      }
    }
    return marked;
  }

  private static boolean differs(GrayS32 labels, int x, int y) {
    int own = labels.get(x, y);
    return (x > 0 && labels.get(x - 1, y) != own)
        || (x + 1 < labels.width && labels.get(x + 1, y) != own)
        || (y > 0 && labels.get(x, y - 1) != own)
        || (y + 1 < labels.height && labels.get(x, y + 1) != own);
  }
}
