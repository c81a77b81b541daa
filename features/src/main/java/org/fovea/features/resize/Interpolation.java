package org.fovea.features.resize;

/**
 * How {@link Resize} makes an output pixel from the source pixels around its centre. All but {@link
 * #SMOOTH} and {@link #NEAREST_EXACT} are OpenCV's, in float and in its fixed point for bytes.
 */
public enum Interpolation {
  /**
   * The pixel under the output pixel's left upper corner, {@code floor(i * source / n)}; OpenCV's
   * {@code INTER_NEAREST}. Shifts the picture by up to half a pixel.
   */
  NEAREST {
    @Override
    Resampler resampler(int sourceWidth, int sourceHeight, int width, int height) {
      return new Nearest(
          Nearest.underCorners(sourceWidth, width), Nearest.underCorners(sourceHeight, height));
    }
  },

  /**
   * The pixel that holds the centre, on an edge the right one; OpenCV's {@code
   * INTER_NEAREST_EXACT}, which on an edge takes the left one.
   */
  NEAREST_EXACT {
    @Override
    Resampler resampler(int sourceWidth, int sourceHeight, int width, int height) {
      return new Nearest(
          Nearest.underCentres(sourceWidth, width), Nearest.underCentres(sourceHeight, height));
    }
  },

  /**
   * Linear between the four nearest pixels; OpenCV's {@code INTER_LINEAR}, PyTorch's {@code
   * align_corners=False}. Aliases when it shrinks a lot.
   */
  BILINEAR {
    @Override
    Resampler resampler(int sourceWidth, int sourceHeight, int width, int height) {
      if (sourceWidth == 2L * width && sourceHeight == 2L * height) {
        return new Blocks(2, 2);
      }
      return new FixedPoint(
          Taps.bilinear(sourceWidth, width),
          Taps.bilinear(sourceHeight, height),
          FixedPointSum.BILINEAR);
    }
  },

  /**
   * Bilinear, with the kernel widened where it shrinks, so that no source pixel is missed; Pillow's
   * {@code BILINEAR}, torchvision's {@code antialias=True}.
   */
  SMOOTH {
    @Override
    Resampler resampler(int sourceWidth, int sourceHeight, int width, int height) {
      return FloatSums.roundingHalfUp(
          Taps.smooth(sourceWidth, width, 0, sourceWidth),
          Taps.smooth(sourceHeight, height, 0, sourceHeight));
    }
  },

  /**
   * The mean of what each output pixel covers; OpenCV's {@code INTER_AREA}. Where either axis
   * grows, each is linear, and only as wide as the output pixels that lie across two source pixels:
   * what each covers along an axis that grows, too few pixels along one that shrinks.
   */
  AREA {
    @Override
    Resampler resampler(int sourceWidth, int sourceHeight, int width, int height) {
      if (width > sourceWidth || height > sourceHeight) {
        return new FixedPoint(
            Taps.enlargedArea(sourceWidth, width),
            Taps.enlargedArea(sourceHeight, height),
            FixedPointSum.BILINEAR);
      }
      if (sourceWidth % width == 0 && sourceHeight % height == 0) {
        return new Blocks(sourceWidth / width, sourceHeight / height);
      }
      return FloatSums.roundingHalfEven(
          Taps.area(sourceWidth, width), Taps.area(sourceHeight, height));
    }
  },

  /**
   * Cubic convolution over 4 x 4 pixels with {@code a = -0.75} (Keys, "Cubic convolution
   * interpolation for digital image processing", 1981, equation 15); OpenCV's {@code INTER_CUBIC}.
   * Overshoots beside edges: bytes are held to 0..255, floats are not. Aliases when it shrinks.
   */
  CUBIC {
    @Override
    Resampler resampler(int sourceWidth, int sourceHeight, int width, int height) {
      return new FixedPoint(
          Taps.cubic(sourceWidth, width), Taps.cubic(sourceHeight, height), FixedPointSum.CUBIC);
    }
  },

  /**
   * Sinc under a sinc window over 8 x 8 pixels, weights scaled to sum to 1; OpenCV's {@code
   * INTER_LANCZOS4}. Overshoots beside edges: bytes are held to 0..255, floats are not. Aliases
   * when it shrinks.
   */
  LANCZOS4 {
    @Override
    Resampler resampler(int sourceWidth, int sourceHeight, int width, int height) {
      return new FixedPoint(
          Taps.lanczos4(sourceWidth, width),
          Taps.lanczos4(sourceHeight, height),
          FixedPointSum.LANCZOS4);
    }
  };

  abstract Resampler resampler(int sourceWidth, int sourceHeight, int width, int height);
}
