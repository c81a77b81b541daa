package org.fovea.benchmarks.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.Segmentation;

/**
 * Truths and detections of the shape of COCO's val2017: 5,000 images, 80 classes of very unequal
 * frequency, some seven objects an image whose sizes span small to large, one in a hundred a crowd.
 * A detection is an object seen inexactly, or a false alarm; sure ones are rather the former.
 *
 * <p>The same configuration gives the same numbers. Detections are made as they are asked for.
 *
 * @param images number of images
 * @param detectionsPerImage number of detections of each
 * @param masks whether objects and detections have regions
 * @param seed of the random numbers
 */
record Workload(int images, int detectionsPerImage, boolean masks, long seed) {
  private static final int CLASSES = 80;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final double OBJECTS_PER_IMAGE = 7.27;
  private static final double CROWDS = 0.01;
  private static final int CORNERS = 24;

  /** The images and what is in them. */
  DetectionDataset truth() {
    List<ImageInfo> infos = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    for (int image = 1; image <= images; image++) {
      infos.add(new ImageInfo(image, "%012d.jpg".formatted(image), WIDTH, HEIGHT));
      annotations.addAll(objects(image));
    }
    List<Category> categories =
        IntStream.rangeClosed(1, CLASSES).mapToObj(id -> new Category(id, "class " + id)).toList();
    return new DetectionDataset(categories, infos, annotations);
  }

  /** The detections, image after image. */
  Iterable<Detection> detections() {
    return () ->
        IntStream.rangeClosed(1, images)
            .mapToObj(image -> detections(image, objects(image)))
            .flatMap(List::stream)
            .iterator();
  }

  /** What is in an image. */
  List<Annotation> objects(int image) {
    Random random = new Random(seed * 1_000_003 + image);
    int count = (int) Math.min(90, -OBJECTS_PER_IMAGE * Math.log(1 - random.nextDouble()));
    List<Annotation> objects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Box box = box(random);
      boolean crowd = random.nextDouble() < CROWDS;
      Segmentation region = masks ? outline(box, random) : null;
      double area =
          region == null ? box.area() * 0.7 : ((Polygons) region).toMask(HEIGHT, WIDTH).area();
      objects.add(
          new Annotation(
              image * 100L + i,
              image,
              category(random),
              box,
              round(area),
              crowd,
              false,
              region,
              null));
    }
    return objects;
  }

  /** What is found in an image that holds these objects. */
  List<Detection> detections(int image, List<Annotation> objects) {
    Random random = new Random(~seed * 1_000_003 + image);
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < detectionsPerImage; i++) {
      boolean seen = !objects.isEmpty() && random.nextDouble() < 0.3;
      Annotation object = seen ? objects.get(random.nextInt(objects.size())) : null;
      Box box = object == null ? box(random) : jitter(object.box(), random);
      int category =
          object == null || random.nextDouble() < 0.1 ? category(random) : object.categoryId();
      double sure = random.nextDouble();
      double score = Math.rint((object == null ? sure * sure * sure : sure) * 1e5) / 1e5;
      Segmentation region = masks ? ((Polygons) outline(box, random)).toMask(HEIGHT, WIDTH) : null;
      found.add(new Detection(image, category, box, score, region, null));
    }
    return found;
  }

  private static int category(Random random) {
    double u = random.nextDouble();
    return 1 + (int) (CLASSES * u * u * u);
  }

  private static Box box(Random random) {
    double size = Math.exp(2.2 + 3.6 * random.nextDouble());
    double aspect = Math.exp(0.5 * random.nextGaussian());
    double width = round(Math.min(WIDTH - 2, 1 + size * aspect));
    double height = round(Math.min(HEIGHT - 2, 1 + size / aspect));
    double x = round(random.nextDouble() * (WIDTH - width));
    double y = round(random.nextDouble() * (HEIGHT - height));
    return Box.ofXywh(x, y, width, height);
  }

  private static Box jitter(Box box, Random random) {
    double spread = 0.25 * random.nextDouble();
    double width = Math.max(1, box.width() * Math.exp(spread * random.nextGaussian()));
    double height = Math.max(1, box.height() * Math.exp(spread * random.nextGaussian()));
    double x = box.x1() + spread * box.width() * random.nextGaussian();
    double y = box.y1() + spread * box.height() * random.nextGaussian();
    return Box.ofXywh(round(x), round(y), round(width), round(height));
  }

  /** A blob that fills its box more or less. */
  private static Segmentation outline(Box box, Random random) {
    double[] ring = new double[2 * CORNERS];
    double x = (box.x1() + box.x2()) / 2;
    double y = (box.y1() + box.y2()) / 2;
    for (int i = 0; i < CORNERS; i++) {
      double angle = 2 * Math.PI * i / CORNERS;
      double reach = 0.5 * (0.8 + 0.2 * random.nextDouble());
      ring[2 * i] = round(clamp(x + reach * box.width() * Math.cos(angle), WIDTH));
      ring[2 * i + 1] = round(clamp(y + reach * box.height() * Math.sin(angle), HEIGHT));
    }
    return new Polygons(List.of(ring));
  }

  private static double clamp(double v, double end) {
    return Math.min(Math.max(v, 0), end);
  }

  /** To hundredths of a pixel, as in COCO's files. */
  private static double round(double v) {
    return Math.rint(v * 100) / 100;
  }
}
