package org.fovea.metrics.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Segmentation;
import org.jspecify.annotations.Nullable;

/**
 * Detections in columns, for numbers of them that a list of objects would not bear: 52 bytes each
 * for those known by their boxes. Grows at its end without copying what it holds.
 *
 * <p>Unlike a {@link Detection}, a row takes any number as its size or score: result files hold
 * such, and the reference tools have an answer to them.
 *
 * <p>Rows may be read from several threads once no thread adds any more.
 */
public final class DetectionTable {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
  private static final int FIRST_ROWS = 64;
  private static final int CHUNK_MASK = CHUNK_ROWS - 1;
  private static final int VALUES = 5;
  private static final int SCORE = 4;

  private final List<Chunk> chunks = new ArrayList<>();
  private Chunk last = new Chunk(0);
  private int size;

  /** Some rows. The arrays of the first chunk grow, so that small tables are small. */
  private static final class Chunk {
    long[] imageIds;
    int[] categoryIds;
    // x, y, width, height, score of each row
    double[] values;
    double @Nullable [] areas;
    @Nullable Segmentation @Nullable [] segmentations;
    @Nullable Keypoints @Nullable [] keypoints;

    Chunk(int rows) {
      imageIds = new long[rows];
      categoryIds = new int[rows];
      values = new double[rows * VALUES];
    }

    void grow() {
      int rows = imageIds.length * 2;
      imageIds = Arrays.copyOf(imageIds, rows);
      categoryIds = Arrays.copyOf(categoryIds, rows);
      values = Arrays.copyOf(values, rows * VALUES);
      areas = areas == null ? null : Arrays.copyOf(areas, rows);
      segmentations = segmentations == null ? null : Arrays.copyOf(segmentations, rows);
      keypoints = keypoints == null ? null : Arrays.copyOf(keypoints, rows);
    }

    int capacity() {
      return imageIds.length;
    }

    void forget() {
      areas = null;
      segmentations = null;
      keypoints = null;
    }

    /** Copies rows of another chunk, whose place is at the end of this one. */
    void copy(Chunk from, int row, int at, int n) {
      System.arraycopy(from.imageIds, row, imageIds, at, n);
      System.arraycopy(from.categoryIds, row, categoryIds, at, n);
      System.arraycopy(from.values, row * VALUES, values, at * VALUES, n * VALUES);
      if (from.areas != null) {
        System.arraycopy(from.areas, row, areas(at), at, n);
      } else if (areas != null) {
        for (int i = at; i < at + n; i++) {
          areas[i] = boxArea(i);
        }
      }
      if (from.segmentations != null) {
        System.arraycopy(from.segmentations, row, segmentations(), at, n);
      }
      if (from.keypoints != null) {
        System.arraycopy(from.keypoints, row, keypoints(), at, n);
      }
    }

    /** The areas, made if there are none yet, of so many rows. */
    double[] areas(int rows) {
      if (areas == null) {
        areas = new double[capacity()];
        for (int i = 0; i < rows; i++) {
          areas[i] = boxArea(i);
        }
      }
      return areas;
    }

    @Nullable Segmentation[] segmentations() {
      if (segmentations == null) {
        segmentations = new Segmentation[capacity()];
      }
      return segmentations;
    }

    @Nullable Keypoints[] keypoints() {
      if (keypoints == null) {
        keypoints = new Keypoints[capacity()];
      }
      return keypoints;
    }

    double boxArea(int row) {
      return values[row * VALUES + 2] * values[row * VALUES + 3];
    }
  }

  /** An empty table. */
  public DetectionTable() {}

  /**
   * A table of detections.
   *
   * @param detections detections, in any order
   * @return a table of them in the same order
   */
  public static DetectionTable of(Iterable<Detection> detections) {
    DetectionTable table = new DetectionTable();
    for (Detection d : detections) {
      table.add(d);
    }
    return table;
  }

  /**
   * Adds a row.
   *
   * @param detection the detection
   */
  public void add(Detection detection) {
    Box box = detection.box();
    add(
        detection.imageId(),
        detection.categoryId(),
        box.x1(),
        box.y1(),
        box.width(),
        box.height(),
        detection.score());
    if (detection.segmentation() != null) {
      setSegmentation(detection.segmentation());
    }
    if (detection.keypoints() != null) {
      setKeypoints(detection.keypoints());
    }
  }

  /**
   * Adds a row that is known by its box.
   *
   * @param imageId the image
   * @param categoryId the class
   * @param x left edge, pixels
   * @param y top edge, pixels
   * @param width width, pixels
   * @param height height, pixels
   * @param score confidence
   * @throws IllegalStateException if the table is full, at 2^31 - 1 rows
   */
  public void add(
      long imageId, int categoryId, double x, double y, double width, double height, double score) {
    if (size == Integer.MAX_VALUE) {
      throw full();
    }
    Chunk chunk = chunkWithRoom();
    int row = size & CHUNK_MASK;
    chunk.imageIds[row] = imageId;
    chunk.categoryIds[row] = categoryId;
    int at = row * VALUES;
    chunk.values[at] = x;
    chunk.values[at + 1] = y;
    chunk.values[at + 2] = width;
    chunk.values[at + 3] = height;
    chunk.values[at + SCORE] = score;
    if (chunk.areas != null) {
      chunk.areas[row] = chunk.boxArea(row);
    }
    size++;
  }

  /**
   * Adds the rows of another table.
   *
   * @param other a table, not modified
   * @throws IllegalStateException if there would be more than 2^31 - 1 rows
   */
  public void append(DetectionTable other) {
    if (size > Integer.MAX_VALUE - other.size) {
      throw full();
    }
    int rows = other.size;
    int row = 0;
    while (row < rows) {
      int from = row & CHUNK_MASK;
      Chunk chunk = chunkWithRoom();
      int at = size & CHUNK_MASK;
      int n = Math.min(rows - row, CHUNK_ROWS - Math.max(from, at));
      while (chunk.capacity() < at + n) {
        chunk.grow();
      }
      chunk.copy(other.chunk(row), from, at, n);
      row += n;
      size += n;
    }
  }

  /** Removes all rows. Some of their space is kept for others. */
  public void clear() {
    size = 0;
    if (!chunks.isEmpty()) {
      chunks.subList(1, chunks.size()).clear();
      chunks.get(0).forget();
    }
  }

  /**
   * Gives the last row an area of its own, where it isn't width times height.
   *
   * @param area area in square pixels
   * @throws IllegalStateException if the table is empty
   */
  public void setArea(double area) {
    int row = (size - 1) & CHUNK_MASK;
    lastChunk().areas(row)[row] = area;
  }

  /**
   * Gives the last row a region.
   *
   * @param segmentation the region
   * @throws IllegalStateException if the table is empty
   */
  public void setSegmentation(Segmentation segmentation) {
    lastChunk().segmentations()[(size - 1) & CHUNK_MASK] = segmentation;
  }

  /**
   * Gives the last row named points.
   *
   * @param keypoints the points
   * @throws IllegalStateException if the table is empty
   */
  public void setKeypoints(Keypoints keypoints) {
    lastChunk().keypoints()[(size - 1) & CHUNK_MASK] = keypoints;
  }

  private Chunk lastChunk() {
    if (size == 0) {
      throw new IllegalStateException("the table is empty");
    }
    return last;
  }

  private static IllegalStateException full() {
    return new IllegalStateException("a table holds at most " + Integer.MAX_VALUE + " detections");
  }

  /** The chunk that the next row goes to. */
  private Chunk chunkWithRoom() {
    int row = size & CHUNK_MASK;
    if (size == 0 && !chunks.isEmpty()) {
      last = chunks.get(0);
    } else if (row == 0) {
      last = new Chunk(chunks.isEmpty() ? FIRST_ROWS : CHUNK_ROWS);
      chunks.add(last);
    } else if (row == last.capacity()) {
      last.grow();
    }
    return last;
  }

  private Chunk chunk(int row) {
    return chunks.get(row >> CHUNK_BITS);
  }

  /**
   * How many rows there are.
   *
   * @return count
   */
  public int size() {
    return size;
  }

  /**
   * A row's image.
   *
   * @param row {@code 0..size()-1}
   * @return image id
   */
  public long imageId(int row) {
    return chunk(row).imageIds[row & CHUNK_MASK];
  }

  /**
   * A row's class.
   *
   * @param row {@code 0..size()-1}
   * @return category id
   */
  public int categoryId(int row) {
    return chunk(row).categoryIds[row & CHUNK_MASK];
  }

  /**
   * A row's confidence.
   *
   * @param row {@code 0..size()-1}
   * @return score
   */
  public double score(int row) {
    return chunk(row).values[(row & CHUNK_MASK) * VALUES + SCORE];
  }

  /**
   * Copies a row's box.
   *
   * @param row {@code 0..size()-1}
   * @param into receives x, y, width and height
   * @param at position of x in {@code into}
   */
  public void copyBox(int row, double[] into, int at) {
    System.arraycopy(chunk(row).values, (row & CHUNK_MASK) * VALUES, into, at, 4);
  }

  /**
   * A row's area.
   *
   * @param row {@code 0..size()-1}
   * @return width times height, unless the row was given another
   */
  public double area(int row) {
    Chunk chunk = chunk(row);
    int at = row & CHUNK_MASK;
    return chunk.areas != null ? chunk.areas[at] : chunk.boxArea(at);
  }

  /**
   * A row's exact region.
   *
   * @param row {@code 0..size()-1}
   * @return the region, or null
   */
  public @Nullable Segmentation segmentation(int row) {
    Chunk chunk = chunk(row);
    return chunk.segmentations == null ? null : chunk.segmentations[row & CHUNK_MASK];
  }

  /**
   * A row's named points.
   *
   * @param row {@code 0..size()-1}
   * @return the points, or null
   */
  public @Nullable Keypoints keypoints(int row) {
    Chunk chunk = chunk(row);
    return chunk.keypoints == null ? null : chunk.keypoints[row & CHUNK_MASK];
  }

  /**
   * A row as an object.
   *
   * @param row {@code 0..size()-1}
   * @return the detection
   * @throws IllegalArgumentException if its box has a negative size or numbers that aren't finite
   */
  public Detection get(int row) {
    double[] box = new double[4];
    copyBox(row, box, 0);
    return new Detection(
        imageId(row),
        categoryId(row),
        Box.ofXywh(box[0], box[1], box[2], box[3]),
        score(row),
        segmentation(row),
        keypoints(row));
  }

  /**
   * All rows as objects.
   *
   * @return the detections in the table's order
   * @throws IllegalArgumentException if a box has a negative size or numbers that aren't finite
   */
  public List<Detection> toList() {
    List<Detection> list = new ArrayList<>(size);
    for (int row = 0; row < size; row++) {
      list.add(get(row));
    }
    return list;
  }
}
