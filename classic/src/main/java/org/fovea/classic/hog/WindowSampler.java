package org.fovea.classic.hog;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.SplittableRandom;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Resize;
import org.fovea.metrics.geometry.Box;

/** Cuts single windows out of pictures, with the features that they would have on a grid. */
final class WindowSampler {
  private final HogFeatures features;
  private final double pyramidStep;

  WindowSampler(HogFeatures features, double pyramidStep) {
    this.features = features;
    this.pyramidStep = pyramidStep;
  }

  /** The window around an object, at the object's own scale. */
  float[] window(Planar<GrayU8> image, ObjectWindow window, Box object, boolean mirrored) {
    // One step of the grid all around, whose pixels take part in the outermost gradients.
    int border = window.stride() * window.cellSize();
    int width = window.cellsWide() * window.cellSize() + 2 * border;
    int height = window.cellsHigh() * window.cellSize() + 2 * border;
    double scale = window.scaleOf(object);
    double x = (object.x1() + object.x2()) / 2 - width / scale / 2;
    double y = (object.y1() + object.y2()) / 2 - height / scale / 2;
    Planar<GrayU8> patch =
        Resize.warp(image, x, y, x + width / scale, y + height / scale, width, height, 0);
    return features
        .grid(mirrored ? Images.flipHorizontal(patch) : patch)
        .descriptor(1, 1, window.blocksWide(), window.blocksHigh());
  }

  /** The object as it may lie between the places and scales that the search looks at. */
  Box jitter(ObjectWindow window, Box object, SplittableRandom random) {
    double factor = Math.pow(pyramidStep, random.nextDouble(-0.5, 0.5));
    double step = window.stride() * window.cellSize() / window.scaleOf(object);
    return Box.ofCxcywh(
        (object.x1() + object.x2()) / 2 + step * random.nextDouble(-0.5, 0.5),
        (object.y1() + object.y2()) / 2 + step * random.nextDouble(-0.5, 0.5),
        object.width() * factor,
        object.height() * factor);
  }

  /** A box of the window's aspect anywhere in the picture, at any scale of the search. */
  static Box anywhere(ObjectWindow window, int width, int height, SplittableRandom random) {
    double ratio = window.largestScale() / window.smallestScale();
    double scale = window.smallestScale() * Math.pow(ratio, random.nextDouble());
    double w = Math.min(window.objectWidth() / scale, width);
    double h = Math.min(window.objectHeight() / scale, height);
    return Box.ofXywh(random.nextDouble() * (width - w), random.nextDouble() * (height - h), w, h);
  }
}
