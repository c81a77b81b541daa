package org.fovea.features.resize;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The mean of whole blocks of pixels. Of bytes rounded as OpenCV does it: half up for blocks of 2 x
 * 2, otherwise half to even after a product with {@code 1 / (width * height)} in float.
 */
final class Blocks implements Resampler {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x00FF00FF_00FF00FFL;
  private static final long TWOS = 0x00020002_00020002L;

  private final int width;
  private final int height;

  Blocks(int width, int height) {
    this.width = width;
    this.height = height;
  }

  @Override
  public void resample(GrayU8 image, GrayU8 result, int band, int bands) {
    if (width == 2 && height == 2) {
      for (int y = 0; y < result.height; y++) {
        int top = image.getIndex(0, 2 * y);
        quarter(image.data, top, top + image.stride, result.data, y * result.width, result.width);
      }
      return;
    }
    int[] sums = new int[image.width];
    int[] line = new int[result.width];
    for (int y = 0; y < result.height; y++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < height; k++) {
        add(image.data, image.getIndex(0, y * height + k), sums);
      }
      addRuns(sums, line);
      means(line, result.data, y * line.length);
    }
  }

  /** Blocks of 2 x 2, four at a time: sums of up to 1022 in the four parts of a {@code long}. */
  private static void quarter(byte[] in, int top, int bottom, byte[] out, int at, int width) {
    int x = 0;
    for (; x <= width - 4; x += 4) {
      long upper = (long) LONGS.get(in, top + 2 * x);
      long lower = (long) LONGS.get(in, bottom + 2 * x);
      long sums = (upper & LOW) + ((upper >>> 8) & LOW) + (lower & LOW) + ((lower >>> 8) & LOW);
      long means = ((sums + TWOS) >>> 2) & LOW;
      means = (means | (means >>> 8)) & 0x0000FFFF_0000FFFFL;
      INTS.set(out, at + x, (int) (means | (means >>> 16)));
    }
    for (; x < width; x++) {
      int upper = (in[top + 2 * x] & 0xFF) + (in[top + 2 * x + 1] & 0xFF);
      int lower = (in[bottom + 2 * x] & 0xFF) + (in[bottom + 2 * x + 1] & 0xFF);
      out[at + x] = (byte) ((upper + lower + 2) >> 2);
    }
  }

  private static void add(byte[] in, int from, int[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += in[from + x] & 0xFF;
    }
  }

  private void addRuns(int[] sums, int[] line) {
    for (int x = 0, i = 0; x < line.length; x++) {
      int sum = 0;
      for (int end = i + width; i < end; i++) {
        sum += sums[i];
      }
      line[x] = sum;
    }
  }

  private void means(int[] line, byte[] out, int at) {
    float scale = 1f / (width * height);
    for (int x = 0; x < line.length; x++) {
      out[at + x] = (byte) (int) Math.rint(line[x] * scale);
    }
  }

  @Override
  public void resample(GrayF32 image, GrayF32 result) {
    float[] sums = new float[image.width];
    float scale = 1f / (width * height);
    for (int y = 0; y < result.height; y++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < height; k++) {
        add(image.data, image.getIndex(0, y * height + k), sums);
      }
      if (width == 2) {
        meansOfPairs(sums, scale, result.data, y * result.width, result.width);
      } else {
        means(sums, scale, result.data, y * result.width, result.width);
      }
    }
  }

  private static void add(float[] in, int from, float[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += in[from + x];
    }
  }

  private static void meansOfPairs(float[] sums, float scale, float[] out, int at, int count) {
    for (int x = 0; x < count; x++) {
      out[at + x] = (sums[2 * x] + sums[2 * x + 1]) * scale;
    }
  }

  private void means(float[] sums, float scale, float[] out, int at, int count) {
    for (int x = 0, i = 0; x < count; x++) {
      float sum = 0;
      for (int end = i + width; i < end; i++) {
        sum += sums[i];
      }
      out[at + x] = sum * scale;
    }
  }
}
