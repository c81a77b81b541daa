package org.fovea.features.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** The digest of a reference's array, against which our arrays are checked. */
record Digest(JsonNode json) {
  /** The digest's sums are stored with 10 to 12 significant digits. */
  private static final double STORED = 1e-9;

  /** Every byte is the reference's. */
  void checkBytes(GrayU8 actual) {
    byte[] bytes = new byte[actual.width * actual.height];
    for (int y = 0; y < actual.height; y++) {
      System.arraycopy(actual.data, actual.getIndex(0, y), bytes, y * actual.width, actual.width);
    }
    checkShape(actual.height, actual.width);
    checkBytes(bytes);
  }

  /** Every byte is the reference's, in its order. */
  void checkBytes(byte[] actual) {
    CRC32 crc = new CRC32();
    crc.update(actual);
    double[] values =
        IntStream.range(0, actual.length).mapToDouble(i -> actual[i] & 0xFF).toArray();
    check(values, 0);
    assertThat(String.format("%08x", crc.getValue())).isEqualTo(json.get("crc32_u8").textValue());
  }

  /** Every integer is the reference's, in its order. */
  void checkInts(int[] actual) {
    check(Arrays.stream(actual).asDoubleStream().toArray(), 0);
    ByteBuffer bytes = ByteBuffer.allocate(4 * actual.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(actual);
    CRC32 crc = new CRC32();
    crc.update(bytes.array());
    assertThat(String.format("%08x", crc.getValue()))
        .isEqualTo(json.get("crc32_i32le").textValue());
  }

  /** Every value differs from the reference's by at most the tolerance. */
  void check(GrayF32 actual, double tolerance) {
    checkShape(actual.height, actual.width);
    double[] values = new double[actual.width * actual.height];
    for (int i = 0; i < values.length; i++) {
      values[i] = actual.get(i % actual.width, i / actual.width);
    }
    check(values, tolerance);
  }

  /** Every value differs from the reference's by at most the tolerance. */
  void check(double[] actual, double tolerance) {
    double largest = 0;
    for (double v : actual) {
      largest = Math.max(largest, Math.abs(v));
    }
    int n = actual.length;
    double each = tolerance + STORED * largest;
    assertThat(n).as("number of values").isEqualTo(product());
    checkRun("head", actual, 0, each);
    checkRun("mid", actual, n / 2, each);
    double squares = Arrays.stream(actual).map(v -> v * v).sum();
    check("sum", Arrays.stream(actual).sum(), n * tolerance);
    check("l2", Math.sqrt(squares), Math.sqrt(n) * tolerance);
    check("min", Arrays.stream(actual).min().orElseThrow(), tolerance);
    check("max", Arrays.stream(actual).max().orElseThrow(), tolerance);
    check("probe", probe(actual), n * tolerance);
  }

  private void checkShape(int height, int width) {
    assertThat(json.get("shape").get(0).intValue()).as("height").isEqualTo(height);
    assertThat(json.get("shape").get(1).intValue()).as("width").isEqualTo(width);
  }

  private int product() {
    int n = 1;
    for (JsonNode d : json.get("shape")) {
      n *= d.intValue();
    }
    return n;
  }

  private void checkRun(String key, double[] actual, int from, double tolerance) {
    for (int i = 0; i < json.get(key).size(); i++) {
      assertThat(actual[from + i])
          .as("%s[%d]", key, i)
          .isCloseTo(json.get(key).get(i).doubleValue(), within(tolerance));
    }
  }

  private void check(String key, double actual, double tolerance) {
    double expected = json.get(key).doubleValue();
    assertThat(actual)
        .as(key)
        .isCloseTo(expected, within(tolerance + STORED * Math.max(1, Math.abs(expected))));
  }

  /** The values weighted by SplitMix64 numbers in -1..1, which tells a permutation apart. */
  private static double probe(double[] values) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : "probe".getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      long s = hash + (i + 1L) * 0x9E3779B97F4A7C15L;
      s = (s ^ (s >>> 30)) * 0xBF58476D1CE4E5B9L;
      s = (s ^ (s >>> 27)) * 0x94D049BB133111EBL;
      sum += values[i] * ((((s ^ (s >>> 31)) >>> 40) - (1L << 23)) / (double) (1L << 23));
    }
    return sum;
  }
}
