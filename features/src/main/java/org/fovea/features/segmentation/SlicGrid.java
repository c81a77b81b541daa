package org.fovea.features.segmentation;

/**
 * Where SLIC's clusters begin: the points that {@code skimage.util.regular_grid} chooses.
 *
 * @param startX column of the first
 * @param startY row of the first
 * @param stepX columns from one to the next
 * @param stepY rows from one to the next
 */
record SlicGrid(int startX, int startY, int stepX, int stepY) {
  /** A grid of about so many points that are as far apart in rows as in columns. */
  static SlicGrid of(int width, int height, int points) {
    double pixels = (double) width * height;
    if (pixels <= points) {
      return new SlicGrid(0, 0, 1, 1);
    }
    int shorter = Math.min(width, height);
    double shortStep = Math.sqrt(pixels / points);
    double longStep = shortStep;
    if (shorter < shortStep) {
      shortStep = shorter;
      longStep = (double) Math.max(width, height) / points;
    }
    double stepX = width <= height ? shortStep : longStep;
    double stepY = width <= height ? longStep : shortStep;
    return new SlicGrid(
        (int) Math.floor(stepX / 2),
        (int) Math.floor(stepY / 2),
        (int) Math.rint(stepX),
        (int) Math.rint(stepY));
  }
}
