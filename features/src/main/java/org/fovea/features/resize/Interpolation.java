package org.fovea.features.resize;

/** How {@link Resize} makes an output pixel from the source pixels around its centre. */
public enum Interpolation {
  /**
   * The pixel that holds the centre, on an edge the right one; OpenCV's {@code
   * INTER_NEAREST_EXACT}, which on an edge takes the left one.
   */
  NEAREST {
    @Override
    Taps taps(int source, int outputs) {
      return Taps.nearest(source, outputs);
    }
  },

  /**
   * Linear between the four nearest pixels; OpenCV's {@code INTER_LINEAR}, PyTorch's {@code
   * align_corners=False}. Aliases when it shrinks a lot.
   */
  BILINEAR {
    @Override
    Taps taps(int source, int outputs) {
      return Taps.bilinear(source, outputs);
    }
  },

  /**
   * Bilinear, with the kernel widened where it shrinks, so that no source pixel is missed; Pillow's
   * {@code BILINEAR}, torchvision's {@code antialias=True}.
   */
  SMOOTH {
    @Override
    Taps taps(int source, int outputs) {
      return Taps.smooth(source, outputs, 0, source);
    }
  },

  /** The mean of what each output pixel covers; OpenCV's {@code INTER_AREA}. */
  AREA {
    @Override
    Taps taps(int source, int outputs) {
      return Taps.area(source, outputs);
    }
  };

  abstract Taps taps(int source, int outputs);
}
