package org.fovea.classic.segmentation;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * A conditional random field in which every pixel is tied to every other (P. Krähenbühl and V.
 * Koltun, Efficient inference in fully connected CRFs with Gaussian edge potentials, NIPS 2011). It
 * draws the coarse classes of a network to the edges of the picture.
 *
 * <p>Two pixels of different classes cost the sum of two Gaussian kernels (equation 3): smoothness,
 * over place, and appearance, over place and colour. Mean field (algorithm 1, Potts compatibility)
 * finds the refined probabilities; the sums over all pixels are made on a permutohedral lattice. As
 * in the authors' program, and not in the paper, each kernel {@code k} is normalised symmetrically,
 * {@code k(i, j) / sqrt(sum k(i, ·) · sum k(j, ·))}, and a pixel is its own neighbour too.
 * Immutable and thread-safe.
 */
public final class DenseCrf {
  // Costs stay finite where a probability is 0.
  private static final float LEAST_PROBABILITY = 1e-10f;

  private final DenseCrfConfig config;

  /**
   * A field.
   *
   * @param config what it holds to be likely
   */
  public DenseCrf(DenseCrfConfig config) {
    this.config = config;
  }

  /**
   * Refines the classes of pixels.
   *
   * @param image R, G, B, values 0..255, at least 1 x 1, not modified
   * @param probabilities of the same size: a band for each class, values at least 0 that sum to
   *     about 1 in each pixel; not modified
   * @return refined probabilities, a band for each class, of sum 1 in each pixel
   * @throws IllegalArgumentException if the sizes differ, there are no pixels or no classes, or the
   *     picture has other than three bands
   */
  public Planar<GrayF32> refine(Planar<GrayU8> image, Planar<GrayF32> probabilities) {
    Images.requireRgb(image);
    Images.requireNotEmpty(image);
    Images.requireSameSize(image, probabilities);
    int classes = probabilities.getNumBands();
    if (classes < 1) {
      throw new IllegalArgumentException("expected at least one class, got none");
    }
    float[] agreement = logarithms(probabilities);
    float[] q = agreement.clone();
    softmax(q, classes);
    NormalisedKernel smoothness =
        new NormalisedKernel(PixelFeatures.place(image, config.smoothnessRadius()));
    NormalisedKernel appearance =
        new NormalisedKernel(
            PixelFeatures.placeAndColour(
                image, config.appearanceRadius(), config.appearanceColour()));
    for (int iteration = 0; iteration < config.iterations(); iteration++) {
      float[] next = agreement.clone();
      smoothness.addTo(next, q, classes, (float) config.smoothnessWeight());
      appearance.addTo(next, q, classes, (float) config.appearanceWeight());
      softmax(next, classes);
      q = next;
    }
    return planar(q, image.width, image.height, classes);
  }

  /** Pixel by pixel the logarithm of each class's probability: minus the unary cost. */
  private static float[] logarithms(Planar<GrayF32> probabilities) {
    int classes = probabilities.getNumBands();
    float[] logs = new float[probabilities.width * probabilities.height * classes];
    for (int c = 0; c < classes; c++) {
      GrayF32 band = probabilities.getBand(c);
      for (int y = 0, i = c; y < band.height; y++) {
        int from = band.getIndex(0, y);
        for (int x = 0; x < band.width; x++, i += classes) {
          logs[i] = (float) Math.log(Math.max(band.data[from + x], LEAST_PROBABILITY));
        }
      }
    }
    return logs;
  }

  private static void softmax(float[] values, int classes) {
    for (int i = 0; i < values.length; i += classes) {
      float highest = Float.NEGATIVE_INFINITY;
      for (int c = i; c < i + classes; c++) {
        highest = Math.max(highest, values[c]);
      }
      float sum = 0;
      for (int c = i; c < i + classes; c++) {
        values[c] = (float) Math.exp(values[c] - highest);
        sum += values[c];
      }
      for (int c = i; c < i + classes; c++) {
        values[c] /= sum;
      }
    }
  }

  private static Planar<GrayF32> planar(float[] q, int width, int height, int classes) {
    Planar<GrayF32> bands = new Planar<>(GrayF32.class, width, height, classes);
    for (int c = 0; c < classes; c++) {
      float[] data = bands.getBand(c).data;
      for (int i = 0; i < data.length; i++) {
        data[i] = q[i * classes + c];
      }
    }
    return bands;
  }
}
