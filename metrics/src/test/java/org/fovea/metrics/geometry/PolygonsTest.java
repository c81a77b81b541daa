package org.fovea.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;

class PolygonsTest {
  private static final Golden.Node GOLDEN = Golden.json(Golden.path("mask.json.gz"));

  private static Polygons polygon(double... ring) {
    return new Polygons(List.of(ring));
  }

  @Test
  void masksAreThoseOfTheReferenceToThePixel() {
    for (Golden.Node expected : GOLDEN.get("polygons").stream().toList()) {
      RunLengthMask mask = polygon(expected.get("poly").numbers()).toMask(48, 64);
      assertThat(mask.runs()).isEqualTo(expected.get("runs").integers());
    }
  }

  @Test
  void boxesAsPolygonsAreThoseOfTheReference() {
    for (Golden.Node expected : GOLDEN.get("frbbox").stream().toList()) {
      double[] b = expected.get("box").numbers();
      double right = b[0] + b[2];
      double bottom = b[1] + b[3];
      RunLengthMask mask =
          polygon(b[0], b[1], b[0], bottom, right, bottom, right, b[1]).toMask(48, 64);
      assertThat(mask.compressed()).isEqualTo(expected.get("counts").text());
    }
  }

  @Test
  void overlapsAreThoseOfTheReference() {
    List<RunLengthMask> masks =
        GOLDEN.get("polygons").stream()
            .limit(30)
            .map(p -> polygon(p.get("poly").numbers()).toMask(48, 64))
            .toList();
    double[][] expected = GOLDEN.get("polygon_iou_first30").matrix();
    for (int i = 0; i < masks.size(); i++) {
      for (int j = 0; j < masks.size(); j++) {
        assertThat(Iou.of(masks.get(i), masks.get(j))).isEqualTo(expected[i][j]);
      }
    }
  }

  @Property
  void directCrossingsAreThoseOfTheLiteralWalk(@ForAll long seed) {
    Random random = new Random(seed);
    double scale = random.nextBoolean() ? 1 : 8;
    boolean whole = random.nextBoolean();
    double[] ring = new double[2 * (3 + random.nextInt(9))];
    for (int i = 0; i < ring.length; i++) {
      double value = scale * (40 * random.nextDouble() - 6);
      ring[i] = whole ? Math.rint(value) : value;
    }
    int height = 1 + random.nextInt(40);
    int width = 1 + random.nextInt(40);
    assertThat(polygon(ring).toMask(height, width).runs())
        .isEqualTo(LiteralRasterizer.runs(ring, height, width));
  }

  @Test
  void hugeCoordinatesAndEmptyMasksTakeNoTime() {
    double far = 1e300;
    assertThat(polygon(-far, -far, far, -far, far, far, -far, far).toMask(9, 7).area())
        .isEqualTo(63);
    assertThat(polygon(-far, 3, far, 4, 5, far).toMask(480, 640).area()).isPositive();
    assertThat(polygon(0, 0, 9, 9, 0, 9).toMask(0, 5).area()).isZero();
    assertThat(polygon(0, 0, 9, 9, 0, 9).toMask(5, 0).area()).isZero();
    assertThatThrownBy(() -> polygon(0, 0, 9, 9, 0, 9).toMask(1 << 16, 1 << 16))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ringsAreUnited() {
    Polygons two =
        new Polygons(
            List.of(new double[] {0, 0, 4, 0, 4, 4, 0, 4}, new double[] {2, 2, 6, 2, 6, 6, 2, 6}));
    assertThat(two.toMask(10, 10).area()).isEqualTo(28);
    assertThat(two.bounds()).isEqualTo(new Box(0, 0, 6, 6));
  }

  /** The walk along all fine points, as COCO's code is written. */
  private static final class LiteralRasterizer {
    static int[] runs(double[] ring, int h, int w) {
      int k = ring.length / 2;
      int[] x = new int[k + 1];
      int[] y = new int[k + 1];
      for (int j = 0; j <= k; j++) {
        x[j] = (int) (5 * ring[2 * (j % k)] + .5);
        y[j] = (int) (5 * ring[2 * (j % k) + 1] + .5);
      }
      IntStream.Builder us = IntStream.builder();
      IntStream.Builder vs = IntStream.builder();
      for (int j = 0; j < k; j++) {
        int dx = Math.abs(x[j + 1] - x[j]);
        int dy = Math.abs(y[j + 1] - y[j]);
        boolean flip = dx >= dy ? x[j] > x[j + 1] : y[j] > y[j + 1];
        int xs = flip ? x[j + 1] : x[j];
        int ys = flip ? y[j + 1] : y[j];
        int xe = flip ? x[j] : x[j + 1];
        int ye = flip ? y[j] : y[j + 1];
        int steps = Math.max(dx, dy);
        double s = dx >= dy ? (double) (ye - ys) / dx : (double) (xe - xs) / dy;
        for (int d = 0; d <= steps; d++) {
          int t = flip ? steps - d : d;
          us.add(dx >= dy ? t + xs : (int) (xs + s * t + .5));
          vs.add(dx >= dy ? (int) (ys + s * t + .5) : t + ys);
        }
      }
      int[] u = us.build().toArray();
      int[] v = vs.build().toArray();
      IntStream.Builder places = IntStream.builder();
      for (int j = 1; j < u.length; j++) {
        if (u[j] != u[j - 1]) {
          double xd = (Math.min(u[j], u[j - 1]) + .5) / 5 - .5;
          if (Math.floor(xd) == xd && xd >= 0 && xd <= w - 1) {
            double yd = (Math.min(v[j], v[j - 1]) + .5) / 5 - .5;
            places.add((int) xd * h + (int) Math.ceil(Math.max(0, Math.min(h, yd))));
          }
        }
      }
      places.add(h * w);
      int[] a = places.build().sorted().toArray();
      int[] b = new int[a.length];
      int previous = 0;
      for (int j = 0; j < a.length; j++) {
        int place = a[j];
        a[j] -= previous;
        previous = place;
      }
      int m = 0;
      int j = 0;
      b[m++] = a[j++];
      while (j < a.length) {
        if (a[j] > 0) {
          b[m++] = a[j++];
        } else {
          j++;
          if (j < a.length) {
            b[m - 1] += a[j++];
          }
        }
      }
      return Arrays.copyOf(b, m);
    }
  }
}
