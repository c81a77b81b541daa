package org.fovea.classic.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.classic.learning.KMeans;
import org.fovea.classic.learning.NearestNeighbours;
import org.fovea.features.keypoint.Sift;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final VisualVocabulary LETTERS =
      new VisualVocabulary(List.of(new float[] {0, 0}, new float[] {4, 0}, new float[] {0, 4}));

  @Test
  void descriptorsCountForTheNearestWord() {
    List<float[]> descriptors =
        List.of(new float[] {1, 0}, new float[] {3, 0}, new float[] {5, 1}, new float[] {2, 0});
    // The last is as near to the first word as to the second.
    assertThat(LETTERS.encode(descriptors)).containsExactly(0.5f, 0.5f, 0);
    assertThat(LETTERS.encode(List.of())).containsExactly(0, 0, 0);
  }

  @Test
  void wordsAreTheCentresOfClusters() {
    List<float[]> descriptors =
        List.of(new float[] {0}, new float[] {1}, new float[] {10}, new float[] {12});
    VisualVocabulary vocabulary = VisualVocabulary.learn(descriptors, new KMeans(2, 1));
    assertThat(vocabulary.words().stream().map(w -> w[0])).containsExactlyInAnyOrder(0.5f, 11f);
  }

  /** Of 4 pictures all have word 0, one has word 1, none has word 2. */
  @Test
  void rareWordsWeighMore() {
    float[] plain = {1, 0, 0};
    float[] both = {0.5f, 0.5f, 0};
    TfIdf weighting = TfIdf.fit(List.of(plain, plain, both, plain));
    assertThat(weighting.apply(plain)).containsExactly(0, 0, 0);
    assertThat(weighting.apply(both)).containsExactly(0, 1, 0);
    float[] weighted = weighting.apply(new float[] {0, 0.3f, 0.4f});
    assertThat(weighted).containsExactly(new float[] {0, 0.6f, 0.8f}, within(1e-6f));
  }

  @Test
  void bagsTellStripesFromSpots() {
    List<GrayU8> pictures = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      pictures.add(pattern(i % 2 == 0, i));
    }
    Sift sift = new Sift();
    List<float[]> descriptors = new ArrayList<>();
    for (GrayU8 picture : pictures.subList(0, 8)) {
      descriptors.addAll(sift.describe(picture, sift.detect(picture)));
    }
    VisualVocabulary vocabulary = VisualVocabulary.learn(descriptors, new KMeans(12, 1));
    BagOfWords bag = new BagOfWords(sift, sift, vocabulary);
    float[][] features = new float[8][];
    int[] labels = new int[8];
    for (int i = 0; i < 8; i++) {
      features[i] = bag.of(pictures.get(i));
      labels[i] = i % 2;
    }
    NearestNeighbours classifier = new NearestNeighbours(features, labels, 2, 3);
    for (int i = 8; i < 16; i++) {
      assertThat(classifier.predict(bag.of(pictures.get(i)))).isEqualTo(i % 2);
    }
    assertThat(bag.of(new GrayU8(1, 1))).containsOnly(0);
  }

  /** Crosses or spots at random places. */
  private static GrayU8 pattern(boolean crosses, long seed) {
    GrayU8 image = new GrayU8(160, 120);
    Random random = new Random(seed);
    for (int i = 0; i < 25; i++) {
      int cx = 12 + random.nextInt(136);
      int cy = 12 + random.nextInt(96);
      for (int dy = -5; dy <= 5; dy++) {
        for (int dx = -5; dx <= 5; dx++) {
          boolean inside = crosses ? Math.abs(dx) < 2 || Math.abs(dy) < 2 : dx * dx + dy * dy < 20;
          image.set(cx + dx, cy + dy, inside ? 220 : 30);
        }
      }
    }
    return image;
  }

  @Test
  void wrongLengthsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LETTERS.nearest(new float[3]))
        .withMessage("expected a descriptor of length 2, got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VisualVocabulary(List.of()))
        .withMessage("expected at least one word, got none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TfIdf.fit(List.of(new float[2])).apply(new float[1]))
        .withMessage("expected 2 words, got 1");
  }
}
