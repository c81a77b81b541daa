package org.fovea.neural.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Schedules and steps are those written out in goldens.py; a small network learns. */
class DenoisingTest {
  private static final int STEPS = 40;
  private static final int SIZE = 6;

  /** Of images, which are float32; schedules are float64 and printed with nine digits. */
  private static final double TOLERANCE = 1e-6;

  private static Tensor sines(IntToDoubleFunction angle, double scale) {
    Tensor values = Tensor.zeros(1, SIZE);
    for (int i = 0; i < SIZE; i++) {
      values.data()[i] = (float) (scale * Math.sin(angle.applyAsDouble(i)));
    }
    return values;
  }

  @TestFactory
  Stream<DynamicTest> equalsTheEquations() throws IOException {
    try (InputStream in = DenoisingTest.class.getResourceAsStream("goldens.txt")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines()
          .map(line -> line.split(": "))
          .map(line -> DynamicTest.dynamicTest(line[0], () -> check(line[0], line[1])));
    }
  }

  private static void check(String name, String values) {
    double[] expected = Arrays.stream(values.split(" ")).mapToDouble(Double::valueOf).toArray();
    double[] actual = computed(name.split(" "));
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .as("value %d", i)
          .isCloseTo(expected[i], within(TOLERANCE * (1 + Math.abs(expected[i]))));
    }
  }

  private static double[] computed(String[] words) {
    DdpmSchedule schedule =
        words[0].equals("cosine") ? DdpmSchedule.cosine(STEPS) : DdpmSchedule.linear(STEPS);
    if (words.length < 3) {
      IntToDoubleFunction column = words.length == 1 ? schedule::beta : schedule::alphaCumulative;
      return IntStream.range(0, STEPS).mapToDouble(column).toArray();
    }
    Denoising denoising = new Denoising(schedule);
    Tensor x = sines(i -> i + 1, 1.5);
    Tensor predicted = sines(i -> 2 * i + 0.5, 1);
    Tensor fresh = sines(i -> 3 * i + 0.2, 1);
    int step = Integer.parseInt(words[2]);
    Tensor back =
        words[1].equals("ancestral")
            ? denoising.ancestral(x, predicted, step, fresh)
            : denoising.implicit(
                x,
                predicted,
                step,
                Integer.parseInt(words[3]),
                Double.parseDouble(words[4]),
                fresh);
    return IntStream.range(0, SIZE).mapToDouble(i -> back.data()[i]).toArray();
  }

  /** With the true noise, one implicit step to the image undoes any noising. */
  @Test
  void theTrueNoiseLeadsBackToTheImage() {
    Denoising denoising = new Denoising(DdpmSchedule.cosine(STEPS));
    Tensor image = sines(i -> i, 0.9);
    Tensor noise = sines(i -> 5 * i + 1, 1.2);
    for (int step : new int[] {0, 17, 35}) {
      Tensor noisy = denoising.noised(image, noise, new int[] {step});
      Tensor back = denoising.implicit(noisy, noise, step, -1, 0, noise);
      for (int i = 0; i < SIZE; i++) {
        // float32's rounding of the noisy image, divided by what is left of the image.
        double left = Math.sqrt(denoising.schedule().alphaCumulative(step));
        assertThat(back.data()[i]).isCloseTo(image.data()[i], within((float) (1e-6 / left)));
      }
    }
  }

  /** Two pictures, of which one half or the other is bright. */
  @Test
  void aSmallNetworkLearnsTwoPictures() {
    SplittableRandom random = new SplittableRandom(3);
    Tensor images = Tensor.full(-1, 8, 1, 8, 8);
    for (int i = 0; i < images.numel(); i++) {
      boolean upper = i / 32 % 2 == 0;
      images.data()[i] = upper == (i / 64 % 2 == 0) ? 1 : -1;
    }
    DenoisingUNet network = new DenoisingUNet(new DenoisingConfig(1, 8, 8), random);
    Denoising denoising = new Denoising(DdpmSchedule.cosine(STEPS));
    DiffusionTraining training =
        new DiffusionTraining(
            network, denoising, new Adam(network.parameters(), AdamConfig.of(5e-3)), 0.95, random);
    double first = training.step(images);
    double last = 0;
    for (int i = 0; i < 120; i++) {
      last = training.step(images);
    }
    assertThat(last).isLessThan(first / 3);
    training.averageInto(network);
    network.eval();
    DiffusionSampler sampler = new DiffusionSampler(network, denoising);
    Tensor drawn = sampler.implicit(6, 10, 0, new SplittableRandom(1));
    Tensor same = sampler.implicit(6, 10, 0, new SplittableRandom(1));
    assertThat(drawn.data()).isEqualTo(same.data());
    int fits = fits(drawn) + fits(sampler.ancestral(6, new SplittableRandom(2)));
    assertThat(fits).isGreaterThanOrEqualTo(10);
    assertThatThrownBy(() -> sampler.implicit(1, 41, 0, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ddim: 41 steps, eta 0.0; expected 1..40 and 0..1");
  }

  /** How many have one half bright and the other dark in nine of ten pixels. */
  private static int fits(Tensor drawn) {
    int fits = 0;
    for (int n = 0; n < drawn.dim(0); n++) {
      int upper = 0;
      for (int i = 0; i < 64; i++) {
        upper += drawn.data()[n * 64 + i] > 0 == i < 32 ? 1 : 0;
      }
      fits += Math.abs(upper - 32) >= 26 ? 1 : 0;
    }
    return fits;
  }
}
