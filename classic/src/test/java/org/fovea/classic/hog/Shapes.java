package org.fovea.classic.hog;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.geometry.Box;

/** Pictures of discs and upright triangles of many sizes and shades before noise and bars. */
record Shapes(List<Planar<GrayU8>> images, List<List<Annotation>> truth)
    implements LabelledImages<Planar<GrayU8>> {
  static final int DISC = 3;
  static final int TRIANGLE = 8;

  static Shapes draw(int count, int width, int height, long seed) {
    List<Planar<GrayU8>> images = new ArrayList<>();
    List<List<Annotation>> truth = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      Planar<GrayU8> image = Images.rgb(width, height);
      for (int bar = 0; bar < 6; bar++) {
        int w = 5 + random.nextInt(width / 2);
        int h = 5 + random.nextInt(height / 2);
        int x0 = random.nextInt(width - w);
        int y0 = random.nextInt(height - h);
        paint(image, x0, y0, w, h, random, (x, y) -> true);
      }
      List<Annotation> objects = new ArrayList<>();
      for (int half = 0; half < 2; half++) {
        int size = 14 + random.nextInt(width / 2 - 16);
        int x0 = half * (width / 2) + random.nextInt(width / 2 - size);
        int y0 = random.nextInt(height - size);
        boolean disc = random.nextBoolean();
        paint(
            image,
            x0,
            y0,
            size,
            size,
            random,
            (x, y) -> disc ? Math.hypot(x - 0.5, y - 0.5) < 0.5 : Math.abs(x - 0.5) < y / 2);
        long id = 10L * i + half;
        Box box = Box.ofXywh(x0, y0, size, size);
        objects.add(new Annotation(id, i, disc ? DISC : TRIANGLE, box));
      }
      for (GrayU8 band : image.bands) {
        for (int p = 0; p < band.data.length; p++) {
          int noisy = (band.data[p] & 0xFF) + (int) (8 * random.nextGaussian());
          band.data[p] = (byte) Math.max(0, Math.min(255, noisy));
        }
      }
      images.add(image);
      truth.add(objects);
    }
    return new Shapes(images, truth);
  }

  @FunctionalInterface
  private interface Inside {
    boolean test(double x, double y);
  }

  private static void paint(
      Planar<GrayU8> image, int x0, int y0, int w, int h, Random random, Inside inside) {
    for (GrayU8 band : image.bands) {
      int old = band.get(x0 + w / 2, y0 + h / 2);
      int shade = (old + 60 + random.nextInt(130)) % 256;
      for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
          if (inside.test((x + 0.5) / w, (y + 0.5) / h)) {
            band.set(x0 + x, y0 + y, shade);
          }
        }
      }
    }
  }

  @Override
  public List<Category> categories() {
    return List.of(
        new Category(DISC, "disc"), new Category(5, "never seen"), new Category(TRIANGLE, "tri"));
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public ImageInfo info(int index) {
    Planar<GrayU8> image = images.get(index);
    return new ImageInfo(index, index + ".png", image.width, image.height);
  }

  @Override
  public Planar<GrayU8> image(int index) {
    return images.get(index);
  }

  @Override
  public List<Annotation> annotations(int index) {
    return truth.get(index);
  }
}
