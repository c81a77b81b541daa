package org.fovea.neural.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fovea.metrics.generative.Bleu;
import org.fovea.metrics.generative.BleuConfig;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Squares are described; beam search is compared with looking at every sequence. */
class CaptionTest {
  private static final int SIZE = 12;
  private static final List<String> PLACES = List.of("left", "right");
  private static final List<String> SIZES = List.of("small", "large");

  private static List<String> caption(int place, int size) {
    String square = "a " + SIZES.get(size) + " square";
    return List.of(((place == 0 ? square + " left" : "right of it " + square)).split(" "));
  }

  private static Tensor picture(int place, int size, Random random) {
    Tensor picture = Tensor.zeros(1, 1, SIZE, SIZE);
    int side = size == 0 ? 2 : 4;
    int left = place * 6 + random.nextInt(2);
    int top = random.nextInt(SIZE - side);
    for (int i = 0; i < side * side; i++) {
      picture.data()[(top + i / side) * SIZE + left + i % side] = 1;
    }
    return picture;
  }

  private record Example(Tensor picture, List<String> caption) {}

  private static List<Example> examples(int count, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = i % PLACES.size();
      int size = i / 2 % SIZES.size();
      examples.add(new Example(picture(place, size, random), caption(place, size)));
    }
    return examples;
  }

  private static CaptionNetwork network(int words) {
    SplittableRandom random = new SplittableRandom(5);
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
    Sequential encoder =
        new Sequential(
            new Conv2d(1, 8, 3, same, random),
            new ReLU(),
            new MaxPool2d(2),
            new Conv2d(8, 16, 3, same, random),
            new ReLU(),
            new MaxPool2d(3));
    return new CaptionNetwork(encoder, new CaptionConfig(words, 16, 8, 24, 12), random);
  }

  private static CaptionBatch batch(List<Example> examples, Vocabulary vocabulary) {
    Tensor pictures = Tensor.zeros(examples.size(), 1, SIZE, SIZE);
    List<int[]> captions = new ArrayList<>();
    for (int n = 0; n < examples.size(); n++) {
      float[] pixels = examples.get(n).picture.data();
      System.arraycopy(pixels, 0, pictures.data(), n * pixels.length, pixels.length);
      captions.add(vocabulary.numbers(examples.get(n).caption));
    }
    return new CaptionBatch(pictures, captions);
  }

  @Test
  void picturesAreDescribedAfterTraining() {
    List<Example> train = examples(16, 1);
    Vocabulary vocabulary = Vocabulary.of(train.stream().map(Example::caption).toList());
    CaptionNetwork network = network(vocabulary.size());
    CaptionTask task = new CaptionTask(network);
    Adam adam = new Adam(network.parameters(), AdamConfig.of(1e-2));
    for (int i = 0; i < 80; i++) {
      adam.zeroGrad();
      task.step(batch(train, vocabulary)).total().backward();
      adam.step();
    }
    network.eval();
    Bleu bleu = new Bleu(BleuConfig.defaults());
    for (Example example : examples(12, 2)) {
      int[] words = new BeamSearch(3, 10).best(network.of(example.picture)).words();
      bleu.add(vocabulary.words(words), List.of(example.caption));
    }
    assertThat(bleu.value()).isGreaterThan(0.8);
  }

  @Test
  void attentionIsSharedOutAndWordsThatFillUpDontCount() {
    List<Example> two = examples(2, 3);
    Vocabulary vocabulary = Vocabulary.of(two.stream().map(Example::caption).toList());
    CaptionNetwork network = network(vocabulary.size());
    CaptionBatch both = batch(two, vocabulary);
    CaptionNetwork.State start = network.start(both.pictures());
    float[] attention = network.step(start, IntTensor.of(0, 0)).attention().data();
    assertThat(attention).hasSize(2 * 4);
    for (int n = 0; n < 2; n++) {
      int at = n * 4;
      double sum = IntStream.range(at, at + 4).mapToDouble(i -> attention[i]).sum();
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
    CaptionTask task = new CaptionTask(network);
    double first = task.step(batch(two.subList(0, 1), vocabulary)).total().item();
    double second = task.step(batch(two.subList(1, 2), vocabulary)).total().item();
    // Captions of 4 and 6 words and an end each.
    double expected = (5 * first + 7 * second) / 12;
    assertThat((double) task.step(both).total().item()).isCloseTo(expected, within(1e-5));
    assertThatThrownBy(() -> vocabulary.numbers(List.of("circle")))
        .hasMessage("vocabulary: no word 'circle'");
  }

  /** Five words; what follows depends on the last two. */
  private static final class Chain implements SequenceModel<int[]> {
    private final double[][] logs = new double[25][5];

    Chain(long seed) {
      Random random = new Random(seed);
      for (double[] row : logs) {
        double sum = 0;
        for (int i = 0; i < 5; i++) {
          row[i] = 0.05 + random.nextDouble();
          sum += row[i];
        }
        for (int i = 0; i < 5; i++) {
          row[i] = Math.log(row[i] / sum);
        }
      }
    }

    @Override
    public int[] start() {
      return new int[] {0};
    }

    @Override
    public Next<int[]> next(int[] state, int word) {
      return new Next<>(new int[] {word}, logs[state[0] * 5 + word]);
    }

    /** The best mean of all ended sequences that go on from one. */
    double best(int before, int last, double sum, int words, int longest) {
      double[] row = logs[before * 5 + last];
      double best = (sum + row[Vocabulary.END]) / (words + 1);
      for (int word = 2; word < 5 && words < longest; word++) {
        best = Math.max(best, best(last, word, sum + row[word], words + 1, longest));
      }
      return best;
    }
  }

  @Test
  void enoughBeamsFindTheBestOfAllSequences() {
    for (int seed = 0; seed < 10; seed++) {
      Chain chain = new Chain(seed);
      double found = new BeamSearch(2000, 4).best(chain).score();
      assertThat(found).isCloseTo(chain.best(0, 0, 0, 0, 4), within(1e-12));
      assertThat(new BeamSearch(1, 4).best(chain).score()).isLessThanOrEqualTo(found + 1e-12);
    }
  }
}
