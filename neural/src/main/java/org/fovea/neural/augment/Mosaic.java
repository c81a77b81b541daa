package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.features.warp.AffineTransform;
import org.fovea.metrics.detection.Annotation;

/**
 * Four pictures around a point (Bochkovskiy et al., YOLOv4, 2020). The point is an even draw of the
 * middle half of the canvas, in either direction. Each picture keeps its aspect, is brought to fit
 * into a quarter of the canvas, and has one corner at the point, as in Ultralytics' code; what
 * reaches past the canvas is cut off, and what none covers is filled.
 *
 * @param width of the canvas, at least 2
 * @param height of the canvas, at least 2
 * @param fill the value of what no picture covers, 0..255; 114 is usual
 * @param rule which objects stay
 */
public record Mosaic(int width, int height, int fill, ClipRule rule) {
  /** How many pictures it takes. */
  public static final int PICTURES = 4;

  private static final Range BYTES = new Range(0, 255);

  public Mosaic {
    if (width < 2 || height < 2) {
      throw new IllegalArgumentException(
          "mosaic: %d x %d, expected at least 2 x 2".formatted(width, height));
    }
    BYTES.require("mosaic: fill", fill);
  }

  /**
   * Puts four pictures together.
   *
   * @param examples of the same number of bands: left upper, right upper, left lower, right lower;
   *     not modified
   * @param random draws the point
   * @return one example with the objects of all, ids as they were
   * @throws IllegalArgumentException if there are not four or their numbers of bands differ
   */
  public AnnotatedImage apply(List<AnnotatedImage> examples, RandomGenerator random) {
    long bands = examples.stream().map(e -> e.image().getNumBands()).distinct().count();
    if (examples.size() != PICTURES || bands != 1) {
      throw new IllegalArgumentException(
          "mosaic: %d pictures of %d numbers of bands, expected 4 of 1"
              .formatted(examples.size(), bands));
    }
    int x = width / 4 + random.nextInt(width - 2 * (width / 4) + 1);
    int y = height / 4 + random.nextInt(height - 2 * (height / 4) + 1);
    Planar<GrayU8> canvas =
        new Planar<>(GrayU8.class, width, height, examples.get(0).image().getNumBands());
    for (GrayU8 band : canvas.bands) {
      Arrays.fill(band.data, (byte) fill);
    }
    List<Annotation> objects = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      objects.addAll(place(examples.get(i), canvas, x, y, i % 2 == 0, i < 2));
    }
    return new AnnotatedImage(canvas, objects);
  }

  private List<Annotation> place(
      AnnotatedImage example,
      Planar<GrayU8> canvas,
      int x,
      int y,
      boolean leftOfPoint,
      boolean abovePoint) {
    Planar<GrayU8> image = example.image();
    double scale = Math.min(width / 2.0 / image.width, height / 2.0 / image.height);
    int columns = Math.max(1, (int) Math.rint(image.width * scale));
    int rows = Math.max(1, (int) Math.rint(image.height * scale));
    int left = leftOfPoint ? x - columns : x;
    int top = abovePoint ? y - rows : y;
    paste(Resize.to(image, columns, rows, Interpolation.SMOOTH), canvas, left, top);
    AffineTransform transform =
        new AffineTransform(
            (double) columns / image.width, 0, left, 0, (double) rows / image.height, top);
    return new ObjectMotion(transform, width, height, rule).of(example);
  }

  private static void paste(Planar<GrayU8> part, Planar<GrayU8> canvas, int x, int y) {
    int left = Math.max(x, 0);
    int columns = Math.min(x + part.width, canvas.width) - left;
    for (int band = 0; band < part.getNumBands(); band++) {
      GrayU8 from = part.getBand(band);
      byte[] to = canvas.getBand(band).data;
      for (int row = Math.max(y, 0); row < Math.min(y + part.height, canvas.height); row++) {
        if (columns > 0) {
          int in = from.startIndex + (row - y) * from.stride + left - x;
          System.arraycopy(from.data, in, to, row * canvas.width + left, columns);
        }
      }
    }
  }
}
