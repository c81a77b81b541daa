package org.fovea.metrics.coco;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.Frequency;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.metrics.geometry.Segmentation;
import org.jspecify.annotations.Nullable;

/** Reads an instances file: images, categories and annotations, in any order. */
final class InstancesReader {
  private static final int NOT_STATED = -1;

  private final EntryReader in;
  private final @Nullable IouType only;
  private final Set<String> seen = new HashSet<>();
  private final Images images;
  private final Categories categories;
  private final Annotations annotations;

  InstancesReader(EntryReader in, @Nullable IouType only) {
    this.in = in;
    this.only = only;
    images = new Images();
    categories = new Categories();
    annotations = new Annotations();
  }

  DetectionDataset read() throws IOException {
    in.document(
        "an object with images, annotations and categories",
        name -> {
          switch (name) {
            case "images" -> array(name, images);
            case "categories" -> array(name, categories);
            case "annotations" -> array(name, annotations);
            default -> in.skip();
          }
        });
    for (String name : List.of("images", "categories", "annotations")) {
      if (!seen.contains(name)) {
        throw in.problem("expected an array " + name + ", which is missing");
      }
    }
    return new DetectionDataset(categories.list, images.list, knownAnnotations());
  }

  private boolean reads(IouType type) {
    return only == null || only == type;
  }

  private void array(String name, EntryReader.Entry entry) throws IOException {
    if (!seen.add(name)) {
      throw in.problem(name + " is there twice");
    }
    in.entries(name, entry);
  }

  /** Looks for what can be told only when all arrays are read, in whatever order they came. */
  private List<Annotation> knownAnnotations() throws IOException {
    Map<Long, ImageInfo> byId = new HashMap<>();
    for (ImageInfo image : images.list) {
      byId.put(image.id(), image);
    }
    List<Annotation> known = new ArrayList<>(annotations.list.size());
    for (int i = 0; i < annotations.list.size(); i++) {
      Annotation a = annotations.list.get(i);
      long position = annotations.positions.get(i);
      String field = "";
      String flaw = "";
      ImageInfo image = byId.get(a.imageId());
      if (image == null) {
        field = "image_id";
        flaw = "unknown image " + a.imageId();
      } else if (!categories.ids.contains((long) a.categoryId())) {
        field = "category_id";
        flaw = "unknown category " + a.categoryId();
      } else if (a.segmentation() instanceof RunLengthMask mask && !fits(mask, image)) {
        field = "segmentation.size";
        flaw = sizeFlaw(mask, image);
      }
      if (flaw.isEmpty() || in.lateFlaw("annotations", position, field, flaw)) {
        known.add(a);
      }
    }
    return known;
  }

  /** Whether a mask has the size of its image, as far as that is known. */
  static boolean fits(RunLengthMask mask, ImageInfo image) {
    return image.height() == 0
        || image.width() == 0
        || (image.height() == mask.height() && image.width() == mask.width());
  }

  static String sizeFlaw(RunLengthMask mask, ImageInfo image) {
    return "%d x %d, but image %d has %d x %d pixels"
        .formatted(mask.height(), mask.width(), image.id(), image.height(), image.width());
  }

  /** An entry with an id that must be its own. */
  private abstract class Identified implements EntryReader.Entry {
    final Set<Long> ids = new HashSet<>();
    long id;
    boolean hasId;

    @Override
    public void start() {
      hasId = false;
    }

    void readId(long min, long max) throws IOException {
      id = in.integer("id", min, max);
      hasId = true;
    }

    @Override
    public void check() throws IOException {
      if (!hasId) {
        in.flaw("id", "missing", false);
      } else if (ids.contains(id)) {
        in.flaw("id", id + " is there twice", true);
      }
    }

    @Override
    public void accept() {
      ids.add(id);
    }
  }

  private final class Images extends Identified {
    final List<ImageInfo> list = new ArrayList<>();
    private String fileName = "";
    private int width;
    private int height;
    private Set<Integer> negatives = Set.of();
    private Set<Integer> notExhaustive = Set.of();

    @Override
    public void start() {
      super.start();
      fileName = "";
      width = 0;
      height = 0;
      negatives = Set.of();
      notExhaustive = Set.of();
    }

    @Override
    public void field(String name) throws IOException {
      switch (name) {
        case "id" -> readId(Long.MIN_VALUE, Long.MAX_VALUE);
        case "file_name" -> fileName = in.text(name);
        case "width" -> width = size(name);
        case "height" -> height = size(name);
        case "neg_category_ids" -> negatives = in.ids(name);
        case "not_exhaustive_category_ids" -> notExhaustive = in.ids(name);
        default -> in.skip();
      }
    }

    private int size(String name) throws IOException {
      return in.isNull() ? 0 : (int) in.integer(name, 0, Integer.MAX_VALUE);
    }

    @Override
    public void accept() {
      super.accept();
      list.add(new ImageInfo(id, fileName, width, height, negatives, notExhaustive));
    }
  }

  private final class Categories extends Identified {
    final List<Category> list = new ArrayList<>();
    private @Nullable String categoryName;
    private String supercategory = "";
    private @Nullable Frequency frequency;

    @Override
    public void start() {
      super.start();
      categoryName = null;
      supercategory = "";
      frequency = null;
    }

    @Override
    public void field(String name) throws IOException {
      switch (name) {
        case "id" -> readId(Integer.MIN_VALUE, Integer.MAX_VALUE);
        case "name" -> categoryName = in.text(name);
        case "supercategory" -> supercategory = in.text(name);
        case "frequency" -> readFrequency(name);
        default -> in.skip();
      }
    }

    private void readFrequency(String name) throws IOException {
      String letter = in.text(name);
      switch (letter) {
        case "r" -> frequency = Frequency.RARE;
        case "c" -> frequency = Frequency.COMMON;
        case "f" -> frequency = Frequency.FREQUENT;
        case "" -> frequency = null;
        default -> in.flaw(name, "expected r, c or f, got " + letter, false);
      }
    }

    @Override
    public void accept() {
      super.accept();
      String shown = categoryName == null ? Long.toString(id) : categoryName;
      list.add(new Category((int) id, shown, supercategory, frequency));
    }
  }

  private final class Annotations extends Identified {
    final List<Annotation> list = new ArrayList<>();
    // of each in the file, which differs from that in the list where entries were left out
    final List<Long> positions = new ArrayList<>();
    private final BoxReader box = new BoxReader(in);
    private final SegmentationReader segmentations = new SegmentationReader(in);
    private final KeypointsReader points = new KeypointsReader(in);
    private @Nullable Segmentation segmentation;
    private @Nullable Keypoints keypoints;
    private int labelled;
    private @Nullable Box bounds;
    private long imageId;
    private int categoryId;
    private boolean hasImage;
    private boolean hasCategory;
    private double area;
    private boolean crowd;
    private boolean difficult;

    @Override
    public void start() {
      super.start();
      box.start();
      segmentation = null;
      keypoints = null;
      labelled = NOT_STATED;
      bounds = null;
      hasImage = false;
      hasCategory = false;
      area = Double.NaN;
      crowd = false;
      difficult = false;
    }

    @Override
    public void field(String name) throws IOException {
      switch (name) {
        case "id" -> readId(Long.MIN_VALUE, Long.MAX_VALUE);
        case "image_id" -> {
          imageId = in.integer(name, Long.MIN_VALUE, Long.MAX_VALUE);
          hasImage = true;
        }
        case "category_id" -> {
          categoryId = (int) in.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
          hasCategory = true;
        }
        case "bbox" -> box.read(false);
        case "area" -> readArea(name);
        case "iscrowd" -> crowd = in.flag(name);
        case "difficult" -> difficult = in.flag(name);
        case "segmentation" -> {
          if (reads(IouType.SEGM)) {
            segmentation = segmentations.read();
          } else {
            in.skip();
          }
        }
        case "keypoints" -> {
          if (reads(IouType.KEYPOINTS)) {
            keypoints = points.read();
          } else {
            in.skip();
          }
        }
        case "num_keypoints" -> {
          if (!in.isNull()) {
            labelled = (int) in.integer(name, 0, Integer.MAX_VALUE);
          }
        }
        default -> in.skip();
      }
    }

    private void readArea(String name) throws IOException {
      if (in.isNull()) {
        return;
      }
      area = in.number(name);
      if (!(area >= 0 && area <= Double.MAX_VALUE)) {
        in.flaw(name, "expected a number of at least 0, got " + area, false);
      }
    }

    @Override
    public void check() throws IOException {
      super.check();
      if (!hasImage) {
        in.flaw("image_id", "missing", false);
      }
      if (!hasCategory) {
        in.flaw("category_id", "missing", false);
      }
      if (box.present()) {
        bounds = Box.ofXywh(box.x(), box.y(), box.width(), box.height());
      } else if (segmentation instanceof RunLengthMask mask) {
        bounds = mask.bounds();
      } else if (segmentation instanceof Polygons polygons) {
        bounds = polygons.bounds();
      } else if (keypoints != null) {
        bounds = keypoints.bounds();
      } else {
        in.flaw("bbox", "missing", false);
      }
      if (only == IouType.SEGM && segmentation == null) {
        in.flaw("segmentation", "missing", false);
      } else if (only == IouType.KEYPOINTS && keypoints == null) {
        in.flaw("keypoints", "missing", false);
      }
    }

    @Override
    public void accept() {
      super.accept();
      if (bounds == null) {
        throw new IllegalStateException("accepted without a box");
      }
      double stated = Double.isNaN(area) ? bounds.area() : area;
      Keypoints counted =
          keypoints == null || labelled == NOT_STATED
              ? keypoints
              : keypoints.withLabelled(labelled);
      list.add(
          new Annotation(
              id, imageId, categoryId, bounds, stated, crowd, difficult, segmentation, counted));
      positions.add(in.index());
    }
  }
}
