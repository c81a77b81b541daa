package org.fovea.samples.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.fovea.metrics.geometry.Box;
import org.fovea.neural.augment.Flip;
import org.fovea.neural.detection.DetectionExample;
import org.fovea.neural.detection.PictureExamples;
import org.fovea.samples.scene.SceneDataset;
import org.junit.jupiter.api.Test;

class AugmentedObjectsTest {
  @Test
  void boxesMoveWithThePixels() {
    SceneDataset scenes = SceneDataset.train(1, 1);
    DetectionExample flipped =
        new AugmentedObjects(scenes, Flip.leftRight(), false, false)
            .get(0, new SplittableRandom(1));
    DetectionExample plain =
        new PictureExamples(scenes, false, false).get(0, new SplittableRandom(1));
    Box first = scenes.annotations(0).get(0).box();
    assertThat(flipped.target().boxes().data()[0]).isEqualTo((float) (480 - first.x2()));
    assertThat(flipped.target().boxes().data()[2]).isEqualTo((float) (480 - first.x1()));
    assertThat(flipped.target().labels().data()).isEqualTo(plain.target().labels().data());
    assertThat(flipped.image().data()[0]).isEqualTo(plain.image().data()[479]);
  }
}
