package org.fovea.metrics.geometry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A binary mask as run lengths in column-major order, background first, as COCO stores it.
 *
 * <p>Runs of length 0 are kept as they were given. Immutable.
 */
public final class RunLengthMask implements Segmentation {
  private final int height;
  private final int width;
  private final int[] runs;
  private final long area;
  private final Box bounds;

  private RunLengthMask(int height, int width, int[] runs) {
    if (height < 0 || width < 0) {
      throw new IllegalArgumentException(
          "a mask needs a height and width of at least 0, got " + height + " x " + width);
    }
    long sum = 0;
    for (int run : runs) {
      if (run < 0) {
        throw new IllegalArgumentException("a run length must not be negative, got " + run);
      }
      sum += run;
    }
    if (sum != (long) height * width) {
      throw new IllegalArgumentException(
          "runs must fill the mask of " + height + " x " + width + " pixels, but sum to " + sum);
    }
    this.height = height;
    this.width = width;
    this.runs = runs;
    this.area = foreground(runs);
    this.bounds = bounds(runs, height, width);
  }

  private static long foreground(int[] runs) {
    long area = 0;
    for (int i = 1; i < runs.length; i += 2) {
      area += runs[i];
    }
    return area;
  }

  private static Box bounds(int[] runs, int height, int width) {
    int left = width;
    int top = height;
    int right = 0;
    int bottom = 0;
    // where the next run begins
    int column = 0;
    long row = 0;
    for (int i = 0; i < runs.length; i++) {
      long end = row + runs[i];
      if ((i & 1) == 1 && runs[i] > 0) {
        left = Math.min(left, column);
        if (end > height) {
          top = 0;
          bottom = height;
          right = Math.max(right, column + (int) ((end - 1) / height) + 1);
        } else {
          top = Math.min(top, (int) row);
          bottom = Math.max(bottom, (int) end);
          right = Math.max(right, column + 1);
        }
      }
      row = end;
      // Most runs end in the column after.
      if (row >= height && height > 0) {
        column++;
        row -= height;
        if (row >= height) {
          column += (int) (row / height);
          row %= height;
        }
      }
    }
    return right == 0 ? Box.ofXywh(0, 0, 0, 0) : new Box(left, top, right, bottom);
  }

  /**
   * A mask from its runs.
   *
   * @param height rows, at least 0
   * @param width columns, at least 0
   * @param runs lengths of the runs down the columns, background and foreground by turns; their sum
   *     is height x width
   * @return the mask
   * @throws IllegalArgumentException if a number is negative or the sum differs
   */
  public static RunLengthMask of(int height, int width, int... runs) {
    return new RunLengthMask(height, width, runs.clone());
  }

  /**
   * A mask from COCO's compressed string: from the fourth run on the difference to the run two
   * before, in groups of 5 bits, lowest first, with 32 added to each group but the last of a number
   * and 48 to all.
   *
   * @param height rows, at least 0
   * @param width columns, at least 0
   * @param counts the string
   * @return the mask
   * @throws IllegalArgumentException if the string is not such a one or doesn't fill the mask
   */
  public static RunLengthMask ofCompressed(int height, int width, String counts) {
    // Only ASCII is allowed, so a character is a byte.
    byte[] text = counts.getBytes(StandardCharsets.UTF_8);
    int ends = 0;
    for (byte group : text) {
      ends += (group - 48 & 32) == 0 ? 1 : 0;
    }
    int[] runs = new int[ends];
    int n = 0;
    int at = 0;
    while (at < text.length) {
      long value = 0;
      int shift = 0;
      int group;
      do {
        if (at == text.length) {
          throw new IllegalArgumentException("the run-length string ends inside a number");
        }
        group = text[at] - 48;
        if (group < 0 || group > 63 || shift > 30) {
          throw new IllegalArgumentException(
              "character " + at + " of the run-length string is not part of a run length");
        }
        value |= (long) (group & 31) << shift;
        shift += 5;
        at++;
      } while ((group & 32) != 0);
      if ((group & 16) != 0) {
        value |= -1L << shift;
      }
      if (n > 2) {
        value += runs[n - 2];
      }
      if (value < 0 || value > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "run " + n + " of the run-length string is " + value + ", not a length");
      }
      runs[n++] = (int) value;
    }
    return new RunLengthMask(height, width, runs);
  }

  /**
   * COCO's compressed string of this mask, as {@link #ofCompressed} reads it.
   *
   * @return ASCII characters 48 to 111
   */
  public String compressed() {
    StringBuilder text = new StringBuilder(runs.length * 2);
    for (int i = 0; i < runs.length; i++) {
      long value = i > 2 ? (long) runs[i] - runs[i - 2] : runs[i];
      boolean more;
      do {
        int group = (int) (value & 31);
        value >>= 5;
        more = (group & 16) != 0 ? value != -1 : value != 0;
        text.append((char) ((more ? group | 32 : group) + 48));
      } while (more);
    }
    return text.toString();
  }

  /**
   * Rows of the mask.
   *
   * @return height in pixels
   */
  public int height() {
    return height;
  }

  /**
   * Columns of the mask.
   *
   * @return width in pixels
   */
  public int width() {
    return width;
  }

  /**
   * The lengths of the runs.
   *
   * @return a copy, background and foreground by turns
   */
  public int[] runs() {
    return runs.clone();
  }

  /**
   * Pixels of the foreground.
   *
   * @return area in square pixels
   */
  public long area() {
    return area;
  }

  /**
   * The smallest box of whole pixels around the foreground.
   *
   * @return the box; that of an empty mask is (0, 0, 0, 0)
   */
  public Box bounds() {
    return bounds;
  }

  /**
   * A mask from its pixels.
   *
   * @param height rows, at least 0
   * @param width columns, at least 0
   * @param pixels whether each is foreground, row by row
   * @return the mask
   * @throws IllegalArgumentException if there are not height x width pixels
   */
  public static RunLengthMask ofPixels(int height, int width, boolean[] pixels) {
    if (height < 0 || width < 0 || pixels.length != (long) height * width) {
      throw new IllegalArgumentException(
          "a mask of " + height + " x " + width + " can't have " + pixels.length + " pixels");
    }
    Builder builder = new Builder();
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        builder.add(pixels[y * width + x], 1);
      }
    }
    return new RunLengthMask(height, width, builder.runs());
  }

  /**
   * The pixels of this mask.
   *
   * @return whether each is foreground, row by row
   * @throws IllegalStateException if it has more pixels than an array holds
   */
  public boolean[] pixels() {
    long size = (long) height * width;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException("no array holds " + size + " pixels");
    }
    boolean[] pixels = new boolean[(int) size];
    int at = 0;
    for (int i = 0; i < runs.length; i++) {
      if ((i & 1) == 1) {
        for (int k = at; k < at + runs[i]; k++) {
          pixels[k % height * width + k / height] = true;
        }
      }
      at += runs[i];
    }
    return pixels;
  }

  /**
   * The pixels that are in this mask or in another.
   *
   * @param other a mask of the same size
   * @return the union, its runs joined where they touch
   * @throws IllegalArgumentException if the sizes differ
   */
  public RunLengthMask union(RunLengthMask other) {
    return combine(other, true);
  }

  /**
   * The pixels that are in this mask and in another.
   *
   * @param other a mask of the same size
   * @return the intersection, its runs joined where they touch
   * @throws IllegalArgumentException if the sizes differ
   */
  public RunLengthMask intersection(RunLengthMask other) {
    return combine(other, false);
  }

  private RunLengthMask combine(RunLengthMask other, boolean union) {
    requireSameSize(other);
    Builder builder = new Builder();
    int i = 0;
    int j = 0;
    int left = runs.length == 0 ? 0 : runs[0];
    int right = other.runs.length == 0 ? 0 : other.runs[0];
    while (i < runs.length && j < other.runs.length) {
      int step = Math.min(left, right);
      boolean a = (i & 1) == 1;
      boolean b = (j & 1) == 1;
      builder.add(union ? a || b : a && b, step);
      left -= step;
      right -= step;
      if (left == 0 && ++i < runs.length) {
        left = runs[i];
      }
      if (right == 0 && ++j < other.runs.length) {
        right = other.runs[j];
      }
    }
    return new RunLengthMask(height, width, builder.runs());
  }

  /**
   * How many pixels are in this mask and in another.
   *
   * @param other a mask of the same size
   * @return area of the intersection in square pixels
   * @throws IllegalArgumentException if the sizes differ
   */
  public long intersectionArea(RunLengthMask other) {
    requireSameSize(other);
    if (Iou.intersection(bounds, other.bounds) == 0) {
      return 0;
    }
    int[] a = runs;
    int[] b = other.runs;
    long shared = 0;
    long aStart = a[0];
    long bStart = b[0];
    int i = 1;
    int j = 1;
    while (i < a.length && j < b.length) {
      long aEnd = aStart + a[i];
      long bEnd = bStart + b[j];
      shared += Math.max(0, Math.min(aEnd, bEnd) - Math.max(aStart, bStart));
      if (aEnd <= bEnd) {
        aStart = aEnd + (i + 1 < a.length ? a[i + 1] : 0);
        i += 2;
      } else {
        bStart = bEnd + (j + 1 < b.length ? b[j + 1] : 0);
        j += 2;
      }
    }
    return shared;
  }

  private void requireSameSize(RunLengthMask other) {
    if (height != other.height || width != other.width) {
      throw new IllegalArgumentException(
          "masks must have one size, got %d x %d and %d x %d"
              .formatted(height, width, other.height, other.width));
    }
  }

  /** Collects runs and joins those of one kind. */
  private static final class Builder {
    private int[] runs = new int[16];
    private int n = 1;

    void add(boolean foreground, int length) {
      if (length == 0) {
        return;
      }
      if (((n - 1) & 1) == 1 != foreground) {
        if (n == runs.length) {
          runs = Arrays.copyOf(runs, n * 2);
        }
        runs[n++] = 0;
      }
      runs[n - 1] += length;
    }

    int[] runs() {
      return Arrays.copyOf(runs, n);
    }
  }

  /**
   * Two masks are equal when their sizes and all their runs are.
   *
   * @param other any object
   * @return whether it is a mask of the same size and runs
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RunLengthMask m
        && height == m.height
        && width == m.width
        && Arrays.equals(runs, m.runs);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * height + width) + Arrays.hashCode(runs);
  }

  @Override
  public String toString() {
    return "RunLengthMask(" + height + " x " + width + ", " + runs.length + " runs)";
  }
}
