package org.fovea.classic.hog;

import java.util.List;
import org.fovea.features.hog.HogConfig;
import org.fovea.metrics.geometry.Box;

/**
 * The window in which a category's objects are seen: whole cells, with the object in its middle.
 * Sizes are in pixels of a level of the pyramid.
 *
 * @param cellSize width and height of a cell
 * @param stride cells between the positions of the grid
 * @param cellsWide columns of cells
 * @param cellsHigh rows of cells
 * @param blocksWide columns of the grid
 * @param blocksHigh rows of the grid
 * @param objectWidth width of the object
 * @param objectHeight height of the object
 * @param largestScale of the levels on which the category is looked for
 * @param smallestScale likewise
 */
record ObjectWindow(
    int cellSize,
    int stride,
    int cellsWide,
    int cellsHigh,
    int blocksWide,
    int blocksHigh,
    double objectWidth,
    double objectHeight,
    double largestScale,
    double smallestScale) {

  /** How much smaller or larger than the training objects an object may be. */
  private static final double LEEWAY = 1.2;

  /** The window for objects of the median aspect of the boxes, at their scales. */
  static ObjectWindow of(List<Box> boxes, HogConfig hog, SearchConfig search) {
    double[] aspects = boxes.stream().mapToDouble(b -> b.width() / b.height()).sorted().toArray();
    double aspect = aspects[aspects.length / 2];
    double longer = search.objectCells() * hog.cellSize();
    double width = aspect >= 1 ? longer : longer * aspect;
    double height = aspect >= 1 ? longer / aspect : longer;
    int wide = cells(width, hog, search);
    int high = cells(height, hog, search);
    double size = Math.sqrt(width * height);
    double[] sizes = boxes.stream().mapToDouble(b -> Math.sqrt(b.area())).sorted().toArray();
    double smallest = sizes[(int) (0.02 * sizes.length)] / LEEWAY;
    double largest = sizes[sizes.length - 1] * LEEWAY;
    double largestScale = Math.min(search.mostEnlarged(), size / smallest);
    return new ObjectWindow(
        hog.cellSize(),
        hog.blockStride(),
        wide,
        high,
        (wide - hog.blockSize()) / hog.blockStride() + 1,
        (high - hog.blockSize()) / hog.blockStride() + 1,
        width,
        height,
        largestScale,
        Math.min(largestScale, size / largest));
  }

  private static int cells(double length, HogConfig hog, SearchConfig search) {
    int cells = (int) Math.round(length / hog.cellSize()) + 2 * search.contextCells();
    int blocks = Math.max(0, cells - hog.blockSize() + hog.blockStride() - 1) / hog.blockStride();
    return hog.blockSize() + blocks * hog.blockStride();
  }

  /** The scale at which a box has the area of the window's object. */
  double scaleOf(Box box) {
    return Math.sqrt(objectWidth * objectHeight / box.area());
  }

  /** The object's box in the window whose first position is given, in the pixels of the level. */
  double objectX(double column) {
    return column * stride * cellSize + (cellsWide * cellSize - objectWidth) / 2;
  }

  double objectY(double row) {
    return row * stride * cellSize + (cellsHigh * cellSize - objectHeight) / 2;
  }

  /** Pixels by which levels are padded, so that objects at their edges have a window. */
  int padding() {
    double x = (cellsWide * cellSize - objectWidth) / 2;
    double y = (cellsHigh * cellSize - objectHeight) / 2;
    return (int) Math.ceil(Math.max(0, Math.max(x, y)));
  }
}
