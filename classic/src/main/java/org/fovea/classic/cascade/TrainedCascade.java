package org.fovea.classic.cascade;

import java.util.List;

/**
 * What {@link CascadeTrainer} made.
 *
 * @param cascade the cascade
 * @param stages what each of its stages reached
 */
public record TrainedCascade(Cascade cascade, List<StageResult> stages) {
  public TrainedCascade {
    stages = List.copyOf(stages);
  }
}
