package org.fovea.metrics.coco;

import java.io.IOException;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.metrics.geometry.Segmentation;
import org.jspecify.annotations.Nullable;

/**
 * Reads a results file. The first entry decides what its entries are: boxes where it has one, else
 * masks, else keypoints, and boxes and areas then are those of the masks or points.
 */
final class ResultsReader implements EntryReader.Entry {
  /** What the entries are. */
  enum Kind {
    UNKNOWN,
    BOX,
    MASK,
    KEYPOINTS
  }

  private final EntryReader in;
  private final @Nullable IouType only;
  private final @Nullable IdIndex index;
  private final @Nullable IdIndex categories;
  // by their position in the index
  private final ImageInfo[] images;
  private final DetectionTable table = new DetectionTable();
  private @Nullable ImageRuns runs;
  private Kind kind = Kind.UNKNOWN;

  private final BoxReader box;
  private final SegmentationReader segmentations;
  private final KeypointsReader points;
  private @Nullable Segmentation segmentation;
  private @Nullable Keypoints keypoints;
  private long imageId;
  private long categoryId;
  private double score;
  private boolean hasImage;
  private boolean hasCategory;
  private boolean hasScore;

  /**
   * @param truth the data set whose images and categories the results name, or null for any
   */
  ResultsReader(EntryReader in, @Nullable IouType only, @Nullable DetectionDataset truth) {
    this.in = in;
    this.only = only;
    box = new BoxReader(in);
    segmentations = new SegmentationReader(in);
    points = new KeypointsReader(in);
    if (truth == null) {
      index = null;
      categories = null;
      images = new ImageInfo[0];
    } else {
      index = new IdIndex(truth.images().stream().mapToLong(ImageInfo::id).toArray());
      images = new ImageInfo[index.size()];
      for (ImageInfo image : truth.images()) {
        images[index.indexOf(image.id())] = image;
      }
      categories = new IdIndex(truth.categories().stream().mapToLong(Category::id).toArray());
    }
  }

  DetectionTable read() throws IOException {
    in.entries("results", this);
    return table;
  }

  /** Reads the file into runs of one image each, keeping none. */
  void read(ImageRuns into) throws IOException {
    runs = into;
    in.entries("results", this);
    into.end(table);
  }

  /** What the first entry was found to be. */
  Kind kind() {
    return kind;
  }

  @Override
  public void start() {
    box.start();
    segmentation = null;
    keypoints = null;
    hasImage = false;
    hasCategory = false;
    hasScore = false;
  }

  @Override
  public void field(String name) throws IOException {
    switch (name) {
      case "image_id" -> {
        imageId = in.integer(name, Long.MIN_VALUE, Long.MAX_VALUE);
        hasImage = true;
        if (index != null && index.indexOf(imageId) < 0) {
          in.flaw(name, "unknown image " + imageId, false);
        }
      }
      case "category_id" -> {
        categoryId = in.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
        hasCategory = true;
        if (categories != null && categories.indexOf(categoryId) < 0) {
          in.flaw(name, "unknown category " + categoryId, true);
        }
      }
      case "bbox" -> box.read(true);
      case "score" -> {
        score = in.number(name);
        hasScore = true;
        if (!Double.isFinite(score)) {
          in.flaw(name, "expected a finite number, got " + score, true);
        }
      }
      case "segmentation" -> {
        if (reads(IouType.SEGM) || kind == Kind.UNKNOWN || kind == Kind.MASK) {
          segmentation = segmentations.read();
        } else {
          in.skip();
        }
      }
      case "keypoints" -> {
        if (reads(IouType.KEYPOINTS) || kind == Kind.UNKNOWN || kind == Kind.KEYPOINTS) {
          keypoints = points.read();
        } else {
          in.skip();
        }
      }
      default -> in.skip();
    }
  }

  @Override
  public void check() throws IOException {
    if (!hasImage) {
      in.flaw("image_id", "missing", false);
    }
    if (!hasCategory) {
      in.flaw("category_id", "missing", false);
    }
    if (!hasScore) {
      in.flaw("score", "missing", false);
    }
    switch (kind == Kind.UNKNOWN ? kindOfThis() : kind) {
      case BOX -> {
        if (!box.present()) {
          in.flaw("bbox", "missing, but the first result has one", false);
        }
      }
      case MASK -> {
        if (!(segmentation instanceof RunLengthMask)) {
          in.flaw("segmentation", "expected run lengths, as there is no bbox", false);
        }
      }
      case KEYPOINTS -> {
        if (keypoints == null) {
          in.flaw("keypoints", "missing, but the first result has them", false);
        }
      }
      case UNKNOWN -> in.flaw("bbox", "missing, and so are segmentation and keypoints", false);
    }
    if (only == IouType.KEYPOINTS && keypoints == null) {
      in.flaw("keypoints", "missing", false);
    }
    if (segmentation instanceof RunLengthMask mask && index != null) {
      int i = index.indexOf(imageId);
      if (i >= 0 && !InstancesReader.fits(mask, images[i])) {
        in.flaw("segmentation.size", InstancesReader.sizeFlaw(mask, images[i]), true);
      }
    }
  }

  private boolean reads(IouType type) {
    return only == null || only == type;
  }

  private Kind kindOfThis() {
    if (box.present()) {
      return Kind.BOX;
    }
    if (segmentation != null) {
      return Kind.MASK;
    }
    return keypoints != null ? Kind.KEYPOINTS : Kind.UNKNOWN;
  }

  @Override
  public void accept() throws IOException {
    if (kind == Kind.UNKNOWN) {
      kind = kindOfThis();
    }
    if (box.present()) {
      add(box.x(), box.y(), box.width(), box.height());
    } else if (kind == Kind.MASK && segmentation instanceof RunLengthMask mask) {
      add(mask.bounds());
    } else if (keypoints != null) {
      add(keypoints.bounds());
    }
    if (kind == Kind.MASK && segmentation instanceof RunLengthMask mask) {
      table.setArea((double) mask.area());
    } else if (kind == Kind.KEYPOINTS && keypoints != null) {
      table.setArea(keypoints.bounds().area());
    }
    if (reads(IouType.SEGM) && segmentation != null) {
      table.setSegmentation(segmentation);
    }
    if (reads(IouType.KEYPOINTS) && keypoints != null) {
      table.setKeypoints(keypoints);
    }
  }

  private void add(Box bounds) throws IOException {
    add(bounds.x1(), bounds.y1(), bounds.width(), bounds.height());
  }

  private void add(double x, double y, double width, double height) throws IOException {
    if (runs != null && table.size() > 0 && table.imageId(0) != imageId) {
      runs.take(table);
      table.clear();
    }
    table.add(imageId, (int) categoryId, x, y, width, height, score);
  }
}
