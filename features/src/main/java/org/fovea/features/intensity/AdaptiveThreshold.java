package org.fovea.features.intensity;

import boofcv.struct.image.GrayU8;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.BoxBlur;
import org.fovea.features.image.Images;

/**
 * A threshold for each pixel: the mean of the square block around it, rounded, less an offset. It
 * follows {@code cv2.adaptiveThreshold} with {@code THRESH_BINARY}; beyond the edge the picture's
 * nearest pixels are repeated.
 *
 * @param mean how the pixels of a block are weighted
 * @param blockSize the block's side in pixels, odd, 3..999
 * @param offset levels taken off the mean, {@code -255..255}
 */
public record AdaptiveThreshold(Mean mean, int blockSize, double offset) {
  /** How the pixels of a block are weighted. */
  public enum Mean {
    /** All the same; OpenCV's {@code ADAPTIVE_THRESH_MEAN_C}, to the last bit. */
    BOX {
      @Override
      GrayU8 of(GrayU8 image, int blockSize) {
        return new BoxBlur(blockSize, blockSize, Border.REPLICATE).apply(image);
      }
    },

    /**
     * By a Gaussian of {@code σ = 0.3 ((blockSize - 1) / 2 - 1) + 0.8}, in blocks of up to 9 by
     * OpenCV's tables; its {@code ADAPTIVE_THRESH_GAUSSIAN_C}, to the last bit in blocks of up to
     * 9. Sums are in float, in another order than OpenCV's, so that in larger ones a mean within
     * 1e-4 of a half may be rounded the other way.
     */
    GAUSSIAN {
      @Override
      GrayU8 of(GrayU8 image, int blockSize) {
        return GaussianMean.of(image, blockSize);
      }
    };

    abstract GrayU8 of(GrayU8 image, int blockSize);
  }

  public AdaptiveThreshold {
    if (blockSize < 3 || blockSize > 999 || blockSize % 2 == 0) {
      throw new IllegalArgumentException("blockSize must be odd, 3..999, got " + blockSize);
    }
    if (!(offset >= -255 && offset <= 255)) {
      throw new IllegalArgumentException("offset must be -255..255, got " + offset);
    }
  }

  /**
   * Parts light pixels from dark ones.
   *
   * @param image at least 1 x 1
   * @return a picture of its size: 255 where a pixel is above its threshold, otherwise 0
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayU8 image) {
    Images.requireNotEmpty(image);
    byte[] means = mean.of(image, blockSize).data;
    int whole = (int) Math.ceil(offset);
    GrayU8 result = new GrayU8(image.width, image.height);
    for (int y = 0, i = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      for (int x = 0; x < image.width; x++, i++) {
        int above = (image.data[from + x] & 0xFF) - (means[i] & 0xFF) + whole;
        result.data[i] = (byte) (above > 0 ? 255 : 0);
      }
    }
    return result;
  }
}
