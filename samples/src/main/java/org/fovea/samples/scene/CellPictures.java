package org.fovea.samples.scene;

import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.fovea.io.image.ImageFiles;

/**
 * Pictures of cells that touch, as under a microscope, with masks: 255 within cells, 0 on the
 * membranes between them. A data set for segmentation.
 */
public final class CellPictures {
  private static final int SIZE = 128;
  private static final int CELLS = 24;

  /** Half of a membrane's thickness, pixels. */
  private static final double MEMBRANE = 1.5;

  private CellPictures() {}

  /**
   * Writes pictures to {@code image} and masks of the same names to {@code label}.
   *
   * @param folder above those two
   * @param count how many, at least 0
   * @param seed what all choices follow from
   * @throws IOException when one can't be written
   */
  public static void write(Path folder, int count, long seed) throws IOException {
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int n = 1; n <= count; n++) {
      String name = String.format(Locale.ROOT, "%04d.png", n);
      GrayU8 mask = new GrayU8(SIZE, SIZE);
      GrayU8 picture = new GrayU8(SIZE, SIZE);
      draw(picture, mask, seeds.split());
      ImageFiles.write(picture, folder.resolve("image").resolve(name));
      ImageFiles.write(mask, folder.resolve("label").resolve(name));
    }
  }

  private static void draw(GrayU8 picture, GrayU8 mask, RandomGenerator random) {
    double[] x = random.doubles(CELLS, 0, SIZE).toArray();
    double[] y = random.doubles(CELLS, 0, SIZE).toArray();
    double[] brightness = random.doubles(CELLS, 110, 210).toArray();
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        int nearest = 0;
        double first = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (int cell = 0; cell < CELLS; cell++) {
          double distance = Math.hypot(x[cell] - column, y[cell] - row);
          if (distance < first) {
            second = first;
            first = distance;
            nearest = cell;
          } else {
            second = Math.min(second, distance);
          }
        }
        boolean inside = second - first > 2 * MEMBRANE;
        double grey = (inside ? brightness[nearest] : 60) + 25 * random.nextGaussian();
        mask.set(column, row, inside ? 255 : 0);
        picture.set(column, row, (int) Math.max(0, Math.min(255, grey)));
      }
    }
  }
}
