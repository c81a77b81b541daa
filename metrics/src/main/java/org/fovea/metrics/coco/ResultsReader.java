package org.fovea.metrics.coco;

import java.io.IOException;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.metrics.geometry.Segmentation;
import org.jspecify.annotations.Nullable;

/**
 * Reads a results file. The first entry decides what its entries are: boxes where it has one, else
 * masks, whose boxes and areas then are those of the masks.
 */
final class ResultsReader implements EntryReader.Entry {
  private enum Kind {
    UNKNOWN,
    BOX,
    MASK
  }

  private final EntryReader in;
  private final boolean withSegmentations;
  private final @Nullable IdIndex images;
  private final @Nullable IdIndex categories;
  private final DetectionTable table = new DetectionTable();
  private Kind kind = Kind.UNKNOWN;

  private final BoxReader box;
  private final SegmentationReader segmentations;
  private @Nullable Segmentation segmentation;
  private long imageId;
  private long categoryId;
  private double score;
  private boolean hasImage;
  private boolean hasCategory;
  private boolean hasScore;

  /**
   * @param truth the data set whose images and categories the results name, or null for any
   */
  ResultsReader(EntryReader in, boolean withSegmentations, @Nullable DetectionDataset truth) {
    this.in = in;
    this.withSegmentations = withSegmentations;
    box = new BoxReader(in);
    segmentations = new SegmentationReader(in);
    if (truth == null) {
      images = null;
      categories = null;
    } else {
      images = new IdIndex(truth.images().stream().mapToLong(ImageInfo::id).toArray());
      categories = new IdIndex(truth.categories().stream().mapToLong(Category::id).toArray());
    }
  }

  DetectionTable read() throws IOException {
    in.entries("results", this);
    return table;
  }

  @Override
  public void start() {
    box.start();
    segmentation = null;
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
        if (images != null && images.indexOf(imageId) < 0) {
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
        if (withSegmentations || kind != Kind.BOX) {
          segmentation = segmentations.read();
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
    switch (kind) {
      case BOX -> requireBox();
      case MASK -> requireMask();
      case UNKNOWN -> {
        if (!box.present() && segmentation == null) {
          in.flaw("bbox", "missing, and so is a segmentation", false);
        } else if (!box.present()) {
          requireMask();
        }
      }
    }
  }

  private void requireBox() {
    if (!box.present()) {
      in.flaw("bbox", "missing, but the first result has one", false);
    }
  }

  private void requireMask() {
    if (!(segmentation instanceof RunLengthMask)) {
      in.flaw("segmentation", "expected run lengths, as there is no bbox", false);
    }
  }

  @Override
  public void accept() {
    if (kind == Kind.UNKNOWN) {
      kind = box.present() ? Kind.BOX : Kind.MASK;
    }
    if (kind == Kind.BOX) {
      add(box.x(), box.y(), box.width(), box.height());
      if (withSegmentations && segmentation != null) {
        table.setRegion(box.width() * box.height(), segmentation);
      }
    } else if (segmentation instanceof RunLengthMask mask) {
      if (box.present()) {
        add(box.x(), box.y(), box.width(), box.height());
      } else {
        Box bounds = mask.bounds();
        add(bounds.x1(), bounds.y1(), bounds.width(), bounds.height());
      }
      table.setRegion((double) mask.area(), withSegmentations ? mask : null);
    }
  }

  private void add(double x, double y, double width, double height) {
    table.add(imageId, (int) categoryId, x, y, width, height, score);
  }
}
