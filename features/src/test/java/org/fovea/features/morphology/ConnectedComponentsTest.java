package org.fovea.features.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectedComponentsTest {
  @ParameterizedTest
  @CsvSource({"1,1", "1,17", "17,1", "2,2", "13,11", "40,31"})
  void equalsFloodFill(int width, int height) {
    for (int seed = 0; seed < 20; seed++) {
      GrayU8 image = Views.inside(sparse(width, height, seed));
      for (Connectivity connectivity : Connectivity.values()) {
        int[] labels = ConnectedComponents.of(image, connectivity).labels().data;
        assertThat(labels).isEqualTo(flooded(image, connectivity));
      }
    }
  }

  /** Noise with more foreground the higher the seed. */
  private static GrayU8 sparse(int width, int height, int seed) {
    GrayU8 image = Views.noise(width, height, seed).getBand(0);
    for (int i = 0; i < image.data.length; i++) {
      image.data[i] = (byte) ((image.data[i] & 0xFF) < 60 + 8 * seed ? 1 + i % 255 : 0);
    }
    return image;
  }

  private static int[] flooded(GrayU8 image, Connectivity connectivity) {
    int[] labels = new int[image.width * image.height];
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0 || image.get(i % image.width, i / image.width) == 0) {
        continue;
      }
      labels[i] = ++count;
      Deque<Integer> open = new ArrayDeque<>();
      open.add(i);
      while (!open.isEmpty()) {
        int at = open.remove();
        for (int d = 0; d < 9; d++) {
          int dx = d % 3 - 1;
          int dy = d / 3 - 1;
          int x = at % image.width + dx;
          int y = at / image.width + dy;
          boolean neighbour = connectivity == Connectivity.EIGHT || dx * dy == 0;
          if (neighbour && image.isInBounds(x, y) && image.get(x, y) != 0) {
            int next = y * image.width + x;
            if (labels[next] == 0) {
              labels[next] = count;
              open.add(next);
            }
          }
        }
      }
    }
    return labels;
  }

  @ParameterizedTest
  @EnumSource
  void measuresEachComponent(Connectivity connectivity) {
    ConnectedComponents found = ConnectedComponents.of(sparse(23, 19, 4), connectivity);
    for (int i = 0; i < found.components().size(); i++) {
      int label = i + 1;
      int[] pixels =
          IntStream.range(0, 23 * 19).filter(p -> found.labels().data[p] == label).toArray();
      int left = IntStream.of(pixels).map(p -> p % 23).min().orElseThrow();
      int right = IntStream.of(pixels).map(p -> p % 23).max().orElseThrow();
      int top = pixels[0] / 23;
      int bottom = pixels[pixels.length - 1] / 23;
      double x = IntStream.of(pixels).map(p -> p % 23).average().orElseThrow();
      double y = IntStream.of(pixels).map(p -> p / 23).average().orElseThrow();
      assertThat(found.components().get(i))
          .isEqualTo(
              new Component(pixels.length, left, top, right - left + 1, bottom - top + 1, x, y));
    }
  }

  @Test
  void noForegroundIsNoComponent() {
    assertThat(ConnectedComponents.of(new GrayU8(5, 3), Connectivity.FOUR).components()).isEmpty();
    assertThat(ConnectedComponents.of(new GrayU8(0, 0), Connectivity.FOUR).components()).isEmpty();
  }
}
