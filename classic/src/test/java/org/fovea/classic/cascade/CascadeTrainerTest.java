package org.fovea.classic.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fovea.classic.boosting.BoostingKind;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;
import org.fovea.metrics.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bright crosses among noise and bars. */
class CascadeTrainerTest {
  private static final Progress SILENT = (stage, done, total) -> {};

  private static List<GrayU8> crosses() {
    Random random = new Random(1);
    List<GrayU8> crosses = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      crosses.add(CascadePictures.cross(12 + random.nextInt(12), random));
    }
    return crosses;
  }

  private static List<GrayU8> backgrounds() {
    Random random = new Random(2);
    List<GrayU8> pictures = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      GrayU8 picture = CascadePictures.noise(70, 70, random);
      for (int bar = 0; bar < 6; bar++) {
        int x = random.nextInt(50);
        int y = random.nextInt(50);
        boolean upright = random.nextBoolean();
        for (int p = 0; p < 100; p++) {
          int along = p / 5;
          int across = p % 5;
          picture.set(x + (upright ? across : along), y + (upright ? along : across), 200);
        }
      }
      pictures.add(picture);
    }
    return pictures;
  }

  private static CascadeTrainingConfig config(FeatureKind kind) {
    return CascadeTrainingConfig.defaults()
        .withFeatures(kind, 250)
        .withTargets(3, 0.99, 0.4)
        .withNegatives(500, 5);
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void stagesReachTheirTargetsAndTheCascadeFindsItsObject(FeatureKind kind) {
    TrainedCascade trained =
        new CascadeTrainer(12, 12, config(kind)).train(crosses(), backgrounds(), SILENT);
    assertThat(trained.stages())
        .isNotEmpty()
        .allMatch(s -> s.hitRate() >= 0.99 && s.falseAlarmRate() <= 0.4);
    assertThat(trained.cascade().stages()).hasSameSizeAs(trained.stages());

    GrayU8 picture = CascadePictures.noise(120, 100, new Random(77));
    CascadePictures.drawCross(picture, 61, 42, 24, new Random(78));
    List<Detection> found =
        new CascadeDetector(trained.cascade(), CascadeSearchConfig.defaults().withWindows(1.05, 2))
            .detect(picture);
    assertThat(found).isNotEmpty();
    assertThat(Iou.of(found.get(0).box(), new Box(61, 42, 85, 66))).isGreaterThan(0.5);
  }

  /** Later stages learn from what the stages before got wrong, of which there is ever less. */
  @Test
  void laterStagesSeeTheFalseAlarmsOfTheFirst() {
    TrainedCascade trained =
        new CascadeTrainer(
                12, 12, config(FeatureKind.HAAR_UPRIGHT).withBoosting(BoostingKind.DISCRETE, 50))
            .train(crosses(), backgrounds(), SILENT);
    for (int s = 1; s < trained.stages().size(); s++) {
      StageResult before = trained.stages().get(s - 1);
      StageResult stage = trained.stages().get(s);
      assertThat(stage.windowsSeen()).isEqualTo(before.windowsSeen());
      assertThat(stage.windowsAccepted()).isLessThan(before.windowsAccepted());
    }
  }

  @Test
  void threadsChangeNothing() {
    CascadeTrainingConfig config = config(FeatureKind.LBP);
    TrainedCascade one = new CascadeTrainer(12, 12, config).train(crosses(), backgrounds(), SILENT);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    TrainedCascade four =
        new CascadeTrainer(12, 12, config, pool).train(crosses(), backgrounds(), SILENT);
    pool.shutdown();
    assertThat(four).isEqualTo(one);
  }

  @Test
  void refusesToLearnFromNothing() {
    CascadeTrainer trainer = new CascadeTrainer(12, 12, config(FeatureKind.LBP));
    assertThatThrownBy(() -> trainer.train(List.of(), backgrounds(), SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 0 and 500");
    assertThatThrownBy(() -> trainer.train(crosses(), List.of(), SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 300 and 0");
    assertThatThrownBy(() -> new CascadeTrainer(2, 12, config(FeatureKind.LBP)))
        .hasMessage("width must be 3..2048, got 2");
  }
}
