package org.fovea.neural.rcnn;

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
import org.fovea.metrics.detection.RegionProposer;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;

/** Red discs, blue squares and yellow crosses on coloured noise: easy, small and quick. */
final class ShapePictures implements LabelledImages<Planar<GrayU8>> {
  static final int WIDTH = 96;
  static final int HEIGHT = 72;

  private static final int[][] COLOURS = {{220, 30, 30}, {40, 60, 220}, {230, 210, 30}};

  private final List<Planar<GrayU8>> pictures = new ArrayList<>();
  private final List<List<Annotation>> annotations = new ArrayList<>();

  ShapePictures(int size, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < size; i++) {
      draw(random);
    }
  }

  private void draw(Random random) {
    Planar<GrayU8> picture = Images.rgb(WIDTH, HEIGHT);
    for (int band = 0; band < 3; band++) {
      int level = 80 + random.nextInt(80);
      byte[] data = picture.getBand(band).data;
      for (int i = 0; i < data.length; i++) {
        data[i] = (byte) (level + random.nextInt(60) - 30);
      }
    }
    List<Annotation> objects = new ArrayList<>();
    for (int tries = 0; objects.size() < 2 && tries < 20; tries++) {
      int side = 16 + random.nextInt(12);
      int x = random.nextInt(WIDTH - side);
      int y = random.nextInt(HEIGHT - side);
      Box box = Box.ofXywh(x, y, side, side);
      if (objects.stream().allMatch(o -> Iou.intersection(o.box(), box) == 0)) {
        int kind = random.nextInt(3);
        fill(picture, kind, x, y, side);
        objects.add(new Annotation(1, pictures.size(), 10 * (kind + 1), box));
      }
    }
    pictures.add(picture);
    annotations.add(objects);
  }

  private static void fill(Planar<GrayU8> picture, int kind, int left, int top, int side) {
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double dx = Math.abs(2 * x + 1 - side) / (double) side;
        double dy = Math.abs(2 * y + 1 - side) / (double) side;
        boolean inside =
            switch (kind) {
              case 0 -> dx * dx + dy * dy <= 1;
              case 1 -> true;
              default -> Math.min(dx, dy) < 0.35;
            };
        for (int band = 0; inside && band < 3; band++) {
          picture.getBand(band).set(left + x, top + y, COLOURS[kind][band]);
        }
      }
    }
  }

  /** Squares of three sizes on a grid, 243 in all: what proposals would be without any search. */
  static RegionProposer<Planar<GrayU8>> grid() {
    return image -> {
      List<Box> boxes = new ArrayList<>();
      for (int side : new int[] {16, 20, 25}) {
        int step = side / 3;
        for (int y = 0; y + side <= image.height; y += step) {
          for (int x = 0; x + side <= image.width; x += step) {
            boxes.add(Box.ofXywh(x, y, side, side));
          }
        }
      }
      return boxes;
    };
  }

  @Override
  public List<Category> categories() {
    return List.of(new Category(10, "disc"), new Category(20, "square"), new Category(30, "cross"));
  }

  @Override
  public int size() {
    return pictures.size();
  }

  @Override
  public ImageInfo info(int index) {
    return new ImageInfo(index, index + ".png", WIDTH, HEIGHT);
  }

  @Override
  public Planar<GrayU8> image(int index) {
    return pictures.get(index);
  }

  @Override
  public List<Annotation> annotations(int index) {
    return annotations.get(index);
  }
}
