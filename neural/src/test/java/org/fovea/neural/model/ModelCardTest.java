package org.fovea.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What travels with a classifier's weights, and its use. */
class ModelCardTest {
  private static final ModelCard CARD =
      ModelCard.of("resnet18", List.of("cat", "a dog", "none")).withSize(40);

  @Test
  void isTheSameAfterWritingAndReading() {
    assertThat(ModelCard.fromMetadata(CARD.toMetadata())).isEqualTo(CARD);
  }

  @Test
  void saysWhatIsWrong() {
    Map<String, String> metadata = CARD.toMetadata();
    metadata.put("size", "big");
    assertThatThrownBy(() -> ModelCard.fromMetadata(metadata))
        .hasMessage("model card: size is 'big', expected numbers");
    metadata.remove("size");
    assertThatThrownBy(() -> ModelCard.fromMetadata(metadata)).hasMessage("model card: no 'size'");
    assertThatThrownBy(() -> ModelCard.of("resnet81", List.of("a")))
        .hasMessageContaining("no model 'resnet81'");
  }

  @Test
  void theLikeliestClassesComeFirst() {
    PictureClassifier classifier =
        new PictureClassifier(
            Models.create("resnet18", CARD.config(), new SplittableRandom(1)), CARD);
    Planar<GrayU8> picture = new Planar<>(GrayU8.class, 31, 17, 3);
    List<PictureClassifier.Guess> all = classifier.top(picture, 5);
    assertThat(all).hasSize(3);
    assertThat(all.stream().mapToDouble(PictureClassifier.Guess::probability).sum())
        .isCloseTo(1, within(1e-6));
    assertThat(all.get(0).probability()).isGreaterThanOrEqualTo(all.get(1).probability());
    assertThat(classifier.top(picture, 1)).containsExactly(all.get(0));
  }
}
