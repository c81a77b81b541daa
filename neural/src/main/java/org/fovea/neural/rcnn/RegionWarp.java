package org.fovea.neural.rcnn;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.metrics.geometry.Box;

/**
 * Brings regions of one picture to the network's size, whatever their aspect, with some of their
 * surroundings (R-CNN, appendix A, "warp"). Where the surroundings reach past the picture its
 * nearest pixels are repeated.
 *
 * <p>A large region is warped from the smallest of the picture's halvings that still has a pixel
 * for every pixel of the result, so that hundreds of overlapping regions cost little more than
 * small ones. Not thread-safe for being filled: one picture, one thread.
 */
final class RegionWarp {
  private final int size;
  private final double context;
  private final List<Planar<GrayU8>> halvings = new ArrayList<>();

  /**
   * Prepares a picture.
   *
   * @param image a picture of three bands, at least 1 x 1
   * @param size width and height of the warped regions, pixels
   * @param context pixels of the warped region on each side of it that show surroundings
   */
  RegionWarp(Planar<GrayU8> image, int size, double context) {
    Images.requireRgb(image);
    Images.requireNotEmpty(image);
    this.size = size;
    this.context = context;
    Planar<GrayU8> level = image;
    halvings.add(level);
    while (Math.min(level.width, level.height) >= 2 * size) {
      level = Resize.to(level, level.width / 2, level.height / 2, Interpolation.AREA);
      halvings.add(level);
    }
  }

  /** How many bytes a warped region has. */
  int length() {
    return 3 * size * size;
  }

  /**
   * Warps a region.
   *
   * @param region a box with an area
   * @param out takes {@link #length()} bytes: the bands R, G, B, each row by row
   * @param offset where they begin
   */
  void warp(Box region, byte[] out, int offset) {
    double shorter = Math.min(region.width(), region.height()) / (size - 2 * context);
    int halving = (int) Math.floor(Math.log(Math.max(1, shorter)) / Math.log(2));
    Planar<GrayU8> level = halvings.get(Math.min(halving, halvings.size() - 1));
    double scaleX = (double) level.width / halvings.get(0).width;
    double scaleY = (double) level.height / halvings.get(0).height;
    Span x = span(region.x1() * scaleX, region.x2() * scaleX, level.width);
    Span y = span(region.y1() * scaleY, region.y2() * scaleY, level.height);
    Planar<GrayU8> part = Images.crop(level, x.first, y.first, x.count, y.count);
    Planar<GrayU8> warped =
        Resize.warp(
            part,
            region.x1() * scaleX - x.first,
            region.y1() * scaleY - y.first,
            region.x2() * scaleX - x.first,
            region.y2() * scaleY - y.first,
            size,
            size,
            context);
    for (int band = 0; band < 3; band++) {
      System.arraycopy(warped.getBand(band).data, 0, out, offset + band * size * size, size * size);
    }
  }

  private record Span(int first, int count) {}

  /** The pixels along one axis that a region and its surroundings are made of, at least one. */
  private Span span(double from, double to, int available) {
    double pixel = (to - from) / (size - 2 * context);
    double reach = context * pixel + Math.max(1, pixel) + 1;
    int first = (int) Math.min(Math.max(Math.floor(from - reach), 0), available - 1);
    int last = (int) Math.min(Math.max(Math.ceil(to + reach), first + 1), available);
    return new Span(first, last - first);
  }
}
