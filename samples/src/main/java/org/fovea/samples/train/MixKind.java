package org.fovea.samples.train;

import java.util.Optional;
import org.fovea.neural.augment.batch.BatchMixing;
import org.fovea.neural.augment.batch.CutMix;
import org.fovea.neural.augment.batch.Mixup;

/** How the pictures of a batch are mixed while a network learns from them. */
public enum MixKind {
  /** Not at all. */
  NONE,
  /** Each blended with another. */
  MIXUP,
  /** A rectangle of each replaced by that of another. */
  CUTMIX;

  private static final double MIXUP_ALPHA = 0.2;
  private static final double CUTMIX_ALPHA = 1;

  Optional<BatchMixing> mixing(int classes) {
    return switch (this) {
      case NONE -> Optional.empty();
      case MIXUP -> Optional.of(new Mixup(MIXUP_ALPHA, classes));
      case CUTMIX -> Optional.of(new CutMix(CUTMIX_ALPHA, classes));
    };
  }
}
