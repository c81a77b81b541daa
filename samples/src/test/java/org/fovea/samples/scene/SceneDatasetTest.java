package org.fovea.samples.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.fovea.metrics.detection.Annotation;
import org.junit.jupiter.api.Test;

class SceneDatasetTest {
  private static final SceneDataset TRAIN = SceneDataset.train(SceneDataset.TRAIN_SIZE, 1);
  private static final SceneDataset TEST = SceneDataset.test(SceneDataset.TEST_SIZE, 1);

  private static long checksum(Planar<GrayU8> picture) {
    CRC32 crc = new CRC32();
    for (GrayU8 band : picture.bands) {
      crc.update(band.data);
    }
    return crc.getValue();
  }

  @Test
  void sameSeedGivesTheSamePictures() {
    SceneDataset again = SceneDataset.train(5, 1);
    for (int i = 0; i < again.size(); i++) {
      assertThat(checksum(again.image(i))).isEqualTo(checksum(TRAIN.image(i)));
      assertThat(again.annotations(i)).isEqualTo(TRAIN.annotations(i));
      assertThat(again.info(i)).isEqualTo(TRAIN.info(i));
    }
  }

  @Test
  void noPictureOccursTwice() {
    SceneDataset otherSeed = SceneDataset.train(5, 2);
    Set<Long> seen = new HashSet<>();
    for (SceneDataset split : new SceneDataset[] {TRAIN, TEST, otherSeed}) {
      for (int i = 0; i < split.size(); i++) {
        assertThat(seen.add(checksum(split.image(i)))).isTrue();
      }
    }
  }

  @Test
  void eachSplitHasEnoughOfEverySizeAndKind() {
    for (SceneDataset split : new SceneDataset[] {TRAIN, TEST}) {
      int[] sizes = new int[3];
      int[] kinds = new int[SignKind.values().length + 1];
      for (int i = 0; i < split.size(); i++) {
        for (Annotation sign : split.annotations(i)) {
          double area = sign.area();
          sizes[area < 32 * 32 ? 0 : area <= 96 * 96 ? 1 : 2]++;
          kinds[sign.categoryId()]++;
        }
      }
      assertThat(java.util.Arrays.stream(sizes)).allMatch(n -> n >= split.size() / 3);
      assertThat(java.util.Arrays.stream(kinds).skip(1)).allMatch(n -> n >= split.size() / 5);
    }
  }

  @Test
  void boxesLieInThePictureAndAreNotTiny() {
    for (int i = 0; i < TRAIN.size(); i++) {
      for (Annotation sign : TRAIN.annotations(i)) {
        assertThat(sign.box().x1()).isGreaterThanOrEqualTo(0);
        assertThat(sign.box().y1()).isGreaterThanOrEqualTo(0);
        assertThat(sign.box().x2()).isLessThanOrEqualTo(SceneDataset.WIDTH);
        assertThat(sign.box().y2()).isLessThanOrEqualTo(SceneDataset.HEIGHT);
        assertThat(Math.min(sign.box().width(), sign.box().height())).isGreaterThanOrEqualTo(14);
      }
    }
  }

  @Test
  void anEmptySplitIsOneToo() {
    assertThat(SceneDataset.test(0, 1).size()).isZero();
    assertThat(SceneDataset.test(0, 1).categories()).hasSize(7);
  }

  @Test
  void badSizesAreRefused() {
    assertThatThrownBy(() -> SceneDataset.train(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> new SceneGenerator(100, 100, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 x 100");
  }
}
