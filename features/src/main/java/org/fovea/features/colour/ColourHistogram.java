package org.fovea.features.colour;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * How often colours occur in a picture (Swain and Ballard, "Color indexing", 1991). Each band's
 * range, {@link ColourSpace#lowest} to {@link ColourSpace#highest}, is cut into bins of equal
 * width; the high end belongs to the last.
 *
 * @param space where colours are counted
 * @param bins bins per band, 1..256
 * @param joint whether a bin is a combination of one bin of every band, {@code bins^bands} of them,
 *     or the bands are counted apart, {@code bins * bands} of them
 */
public record ColourHistogram(ColourSpace space, int bins, boolean joint) {
  public ColourHistogram {
    if (bins < 1 || bins > 256) {
      throw new IllegalArgumentException("bins must be 1..256, got " + bins);
    }
  }

  /**
   * The number of values in a histogram.
   *
   * @return {@code bins^bands} for a joint one, otherwise {@code bins * bands}
   */
  public int length() {
    return joint ? (int) Math.pow(bins, space.bands()) : bins * space.bands();
  }

  /**
   * Counts a picture's colours.
   *
   * @param rgb a picture of three bands R, G, B, at least 1 x 1
   * @return parts of the picture, row-major with the first band outermost, that sum to 1; or the
   *     histogram of each band after that of the one before, each of which sums to 1
   * @throws IllegalArgumentException if the picture has no pixels or not three bands
   */
  public float[] of(Planar<GrayU8> rgb) {
    Images.requireNotEmpty(rgb);
    Planar<GrayF32> colours = space.fromRgb(rgb);
    int pixels = rgb.width * rgb.height;
    int[] counts = new int[length()];
    int[] at = new int[pixels];
    for (int band = 0; band < space.bands(); band++) {
      float[] values = colours.getBand(band).data;
      if (joint) {
        for (int i = 0; i < pixels; i++) {
          at[i] = at[i] * bins + bin(values[i], band);
        }
      } else {
        for (int i = 0; i < pixels; i++) {
          counts[band * bins + bin(values[i], band)]++;
        }
      }
    }
    if (joint) {
      for (int i : at) {
        counts[i]++;
      }
    }
    float[] parts = new float[counts.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = (float) ((double) counts[i] / pixels);
    }
    return parts;
  }

  private int bin(float value, int band) {
    float low = space.lowest(band);
    int bin = (int) ((value - low) / (space.highest(band) - low) * bins);
    return Math.min(Math.max(bin, 0), bins - 1);
  }
}
