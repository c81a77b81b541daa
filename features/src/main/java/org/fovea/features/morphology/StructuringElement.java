package org.fovea.features.morphology;

/**
 * The cells around a pixel that an operation of {@link Morphology} looks at, within a rectangle one
 * of whose places is the pixel itself, the anchor. Immutable.
 */
public final class StructuringElement {
  private static final int MOST = 4096;

  private final int width;
  private final int height;
  private final int anchorX;
  private final int anchorY;
  private final boolean[] cells;
  private final int size;

  private StructuringElement(int width, int height, int anchorX, int anchorY, boolean[] cells) {
    this.width = width;
    this.height = height;
    this.anchorX = anchorX;
    this.anchorY = anchorY;
    this.cells = cells;
    int set = 0;
    for (boolean cell : cells) {
      set += cell ? 1 : 0;
    }
    this.size = set;
  }

  /** Which columns of a row have cells. */
  @FunctionalInterface
  private interface Row {
    int[] fromTo(int y);
  }

  private static StructuringElement of(int width, int height, Row row) {
    requireSize("width", width);
    requireSize("height", height);
    boolean[] cells = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      int[] run = row.fromTo(y);
      for (int x = run[0]; x < run[1]; x++) {
        cells[y * width + x] = true;
      }
    }
    return new StructuringElement(width, height, width / 2, height / 2, cells);
  }

  private static void requireSize(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(name + " must be 1.." + MOST + ", got " + value);
    }
  }

  /**
   * All cells of a rectangle; OpenCV's {@code MORPH_RECT}.
   *
   * @param width columns, 1..4096
   * @param height rows, 1..4096
   * @return the element, anchored at {@code (width / 2, height / 2)}
   * @throws IllegalArgumentException if a size is out of range
   */
  public static StructuringElement rectangle(int width, int height) {
    return of(width, height, y -> new int[] {0, width});
  }

  /**
   * The middle row and the middle column of a rectangle; OpenCV's {@code MORPH_CROSS}.
   *
   * @param width columns, 1..4096
   * @param height rows, 1..4096
   * @return the element, anchored at {@code (width / 2, height / 2)}
   * @throws IllegalArgumentException if a size is out of range
   */
  public static StructuringElement cross(int width, int height) {
    int middle = width / 2;
    return of(
        width,
        height,
        y -> y == height / 2 ? new int[] {0, width} : new int[] {middle, middle + 1});
  }

  /**
   * An ellipse that fills a rectangle, with the corners that OpenCV's {@code MORPH_ELLIPSE} gives
   * it.
   *
   * @param width columns, 1..4096
   * @param height rows, 1..4096
   * @return the element, anchored at {@code (width / 2, height / 2)}
   * @throws IllegalArgumentException if a size is out of range
   */
  public static StructuringElement ellipse(int width, int height) {
    int radiusX = width / 2;
    int radiusY = height / 2;
    double scale = radiusY == 0 ? 0 : 1 / ((double) radiusY * radiusY);
    return of(
        width,
        height,
        y -> {
          int dy = y - radiusY;
          int dx = (int) Math.rint(radiusX * Math.sqrt((radiusY * radiusY - dy * dy) * scale));
          return new int[] {Math.max(radiusX - dx, 0), Math.min(radiusX + dx + 1, width)};
        });
  }

  /**
   * Any cells.
   *
   * @param rows rows of one length, 1..4096 of each; true where there is a cell, which at least one
   *     is
   * @return the element, anchored at {@code (width / 2, height / 2)}
   * @throws IllegalArgumentException if rows differ in length, are too few or too many, or without
   *     a cell
   */
  public static StructuringElement of(boolean[][] rows) {
    requireSize("height", rows.length);
    int width = rows[0].length;
    requireSize("width", width);
    boolean[] cells = new boolean[width * rows.length];
    for (int y = 0; y < rows.length; y++) {
      if (rows[y].length != width) {
        throw new IllegalArgumentException(
            String.format(
                "expected rows of one length, got %d and %d cells", width, rows[y].length));
      }
      System.arraycopy(rows[y], 0, cells, y * width, width);
    }
    StructuringElement element =
        new StructuringElement(width, rows.length, width / 2, rows.length / 2, cells);
    if (element.size == 0) {
      throw new IllegalArgumentException("expected at least one cell, got none");
    }
    return element;
  }

  /**
   * The same cells around another pixel.
   *
   * @param x the anchor's column, {@code 0..width()-1}
   * @param y the anchor's row, {@code 0..height()-1}
   * @return the element with that anchor
   * @throws IllegalArgumentException if the anchor is outside the rectangle
   */
  public StructuringElement withAnchor(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IllegalArgumentException(
          String.format("expected an anchor within %d x %d, got (%d, %d)", width, height, x, y));
    }
    return new StructuringElement(width, height, x, y, cells);
  }

  /**
   * Columns of the rectangle.
   *
   * @return 1..4096
   */
  public int width() {
    return width;
  }

  /**
   * Rows of the rectangle.
   *
   * @return 1..4096
   */
  public int height() {
    return height;
  }

  /**
   * The anchor's column.
   *
   * @return {@code 0..width()-1}
   */
  public int anchorX() {
    return anchorX;
  }

  /**
   * The anchor's row.
   *
   * @return {@code 0..height()-1}
   */
  public int anchorY() {
    return anchorY;
  }

  /**
   * Whether there is a cell.
   *
   * @param x column, {@code 0..width()-1}
   * @param y row, {@code 0..height()-1}
   * @return true if the operation looks there
   */
  public boolean cell(int x, int y) {
    return cells[y * width + x];
  }

  /**
   * The number of cells.
   *
   * @return at least 1
   */
  public int size() {
    return size;
  }
}
