package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;

/** What {@link RandAugment} does to pictures, with torchvision's strengths. */
public enum RandAugmentOperation {
  /** Nothing. */
  IDENTITY(false) {
    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return example;
    }
  },
  /** A shear along x about the left upper corner, of up to 0.3 columns per row. */
  SHEAR_X(true) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(0, 0.3, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      double degrees = Math.toDegrees(Math.atan(amount));
      return affine(setting, 0, 0, 0, degrees, 0).apply(example, 0, 0);
    }
  },
  /** A shear along y about the left upper corner, of up to 0.3 rows per column. */
  SHEAR_Y(true) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(0, 0.3, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      double degrees = Math.toDegrees(Math.atan(amount));
      return affine(setting, 0, 0, 0, 0, degrees).apply(example, 0, 0);
    }
  },
  /** A shift to a side by whole pixels, of up to 150/331 of the width. */
  TRANSLATE_X(true) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(0, 150.0 / 331 * image.width, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return affine(setting, 0, (int) amount, 0, 0, 0).apply(example);
    }
  },
  /** A shift up or down by whole pixels, of up to 150/331 of the height. */
  TRANSLATE_Y(true) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(0, 150.0 / 331 * image.height, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return affine(setting, 0, 0, (int) amount, 0, 0).apply(example);
    }
  },
  /** A turn about the middle, of up to 30 degrees. */
  ROTATE(true) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(0, 30, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return affine(setting, -amount, 0, 0, 0, 0).apply(example);
    }
  },
  /** Brightness from 0.1 to 1.9 times. */
  BRIGHTNESS(true) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(0, 0.9, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return example.withImage(ColourAdjustment.brightness(example.image(), 1 + amount));
    }
  },
  /** Saturation from 0.1 to 1.9 times. */
  COLOUR(true) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(0, 0.9, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return example.withImage(ColourAdjustment.saturation(example.image(), 1 + amount));
    }
  },
  /** Contrast from 0.1 to 1.9 times. */
  CONTRAST(true) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(0, 0.9, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return example.withImage(ColourAdjustment.contrast(example.image(), 1 + amount));
    }
  },
  /** Sharpness from 0.1 to 1.9 times. */
  SHARPNESS(true) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(0, 0.9, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return example.withImage(Sharpness.adjust(example.image(), 1 + amount));
    }
  },
  /** The highest 8 to 4 bits. */
  POSTERIZE(false) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return 8 - Math.rint(magnitude / ((bins - 1) / 4.0));
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return example.withImage(PointOperation.posterize(example.image(), (int) amount));
    }
  },
  /** Inverted from a threshold of 255 to 0 on. */
  SOLARIZE(false) {
    @Override
    double amount(int magnitude, int bins, Planar<GrayU8> image) {
      return even(255, 0, magnitude, bins);
    }

    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return example.withImage(PointOperation.solarize(example.image(), amount));
    }
  },
  /** Levels stretched, whatever the strength. */
  AUTO_CONTRAST(false) {
    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return example.withImage(PointOperation.autoContrast(example.image()));
    }
  },
  /** Levels equalised, whatever the strength. */
  EQUALIZE(false) {
    @Override
    AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting) {
      return example.withImage(PointOperation.equalize(example.image()));
    }
  };

  private final boolean signed;

  RandAugmentOperation(boolean signed) {
    this.signed = signed;
  }

  /** Whether the amount is as often below 0 as above. */
  boolean signed() {
    return signed;
  }

  /**
   * How much of it a strength means.
   *
   * @param magnitude {@code 0..bins-1}
   */
  double amount(int magnitude, int bins, Planar<GrayU8> image) {
    return 0;
  }

  abstract AnnotatedImage apply(AnnotatedImage example, double amount, RandAugment setting);

  /** One of evenly spaced values, in float as {@code torch.linspace}: so factors are the same. */
  private static double even(double first, double last, int index, int count) {
    float step = (float) (last - first) / (count - 1);
    return index < count / 2
        ? (float) first + step * index
        : (float) last - step * (count - 1 - index);
  }

  private static Affine affine(
      RandAugment setting, double degrees, double x, double y, double shearX, double shearY) {
    return new Affine(
        degrees, x, y, 1, shearX, shearY, setting.sampling(), setting.fill(), setting.rule());
  }
}
