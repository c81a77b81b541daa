package org.fovea.metrics.panoptic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A picture cut into segments that don't overlap, with void between them. Immutable. */
public final class PanopticSegmentation {
  private final int height;
  private final int width;
  private final List<PanopticSegment> segments;

  /** For each pixel 1 + the index of its segment, 0 for void. */
  private final int[] places;

  private final int[] areas;

  /**
   * A segmentation from the id of each pixel's segment.
   *
   * @param height rows
   * @param width columns
   * @param ids ids row by row, 0 for void
   * @param segments all segments that occur
   * @throws IllegalArgumentException if there are not height x width ids, a segment is listed twice
   *     or has no pixel, or a pixel has the id of none
   */
  public PanopticSegmentation(int height, int width, int[] ids, List<PanopticSegment> segments) {
    if (height < 0 || width < 0 || ids.length != (long) height * width) {
      throw new IllegalArgumentException(
          "a segmentation of " + height + " x " + width + " can't have " + ids.length + " pixels");
    }
    this.height = height;
    this.width = width;
    this.segments = List.copyOf(segments);
    Map<Integer, Integer> placeOfId = new HashMap<>();
    placeOfId.put(0, 0);
    for (PanopticSegment segment : this.segments) {
      if (placeOfId.put(segment.id(), placeOfId.size()) != null) {
        throw new IllegalArgumentException("segment " + segment.id() + " is listed twice");
      }
    }
    places = places(ids, placeOfId);
    areas = new int[this.segments.size() + 1];
    for (int place : places) {
      areas[place]++;
    }
    for (int i = 0; i < this.segments.size(); i++) {
      if (areas[i + 1] == 0) {
        throw new IllegalArgumentException(
            "segment " + this.segments.get(i).id() + " has no pixel in the picture");
      }
    }
  }

  private int[] places(int[] ids, Map<Integer, Integer> placeOfId) {
    int[] found = new int[ids.length];
    int lastId = 0;
    int lastPlace = 0;
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != lastId) {
        Integer place = placeOfId.get(ids[i]);
        if (place == null) {
          throw new IllegalArgumentException(
              "pixel (%d, %d) has id %d, which no segment has"
                  .formatted(i % width, i / width, ids[i]));
        }
        lastId = ids[i];
        lastPlace = place;
      }
      found[i] = lastPlace;
    }
    return found;
  }

  /**
   * The id that a pixel of COCO's panoptic PNG files stands for.
   *
   * @param red 0..255
   * @param green 0..255
   * @param blue 0..255
   * @return red + 256 green + 65536 blue
   */
  public static int id(int red, int green, int blue) {
    return red + 256 * green + 65536 * blue;
  }

  /**
   * Rows of the picture.
   *
   * @return height in pixels
   */
  public int height() {
    return height;
  }

  /**
   * Columns of the picture.
   *
   * @return width in pixels
   */
  public int width() {
    return width;
  }

  /**
   * The segments.
   *
   * @return segments in the order given
   */
  public List<PanopticSegment> segments() {
    return segments;
  }

  /**
   * The area of a segment.
   *
   * @param index its index in {@link #segments}
   * @return pixels, at least 1
   */
  public int area(int index) {
    return areas[index + 1];
  }

  /**
   * How many pixels each pair of segments shares.
   *
   * @param other a segmentation of the same size
   * @return {@code [1 + index of a segment here][1 + index of one there]}, 0 for void
   */
  int[][] shared(PanopticSegmentation other) {
    int[][] shared = new int[areas.length][other.areas.length];
    for (int i = 0; i < places.length; i++) {
      shared[places[i]][other.places[i]]++;
    }
    return shared;
  }
}
