package org.fovea.metrics.detection;

import java.util.Set;

/**
 * What a data set says of one image.
 *
 * @param id identifier, unique in its data set
 * @param fileName path of the picture below the data set's image folder, with forward slashes
 * @param width width in pixels, 0 where unknown
 * @param height height in pixels, 0 where unknown
 * @param negativeCategoryIds categories that are known not to be in it, of a data set such as LVIS
 *     that looks for some categories only in each image
 * @param notExhaustiveCategoryIds categories of which not every object in it is annotated, of such
 *     a data set
 */
public record ImageInfo(
    long id,
    String fileName,
    int width,
    int height,
    Set<Integer> negativeCategoryIds,
    Set<Integer> notExhaustiveCategoryIds) {
  public ImageInfo {
    negativeCategoryIds = Set.copyOf(negativeCategoryIds);
    notExhaustiveCategoryIds = Set.copyOf(notExhaustiveCategoryIds);
  }

  /**
   * An image in which all categories are annotated.
   *
   * @param id identifier, unique in its data set
   * @param fileName path of the picture below the data set's image folder, with forward slashes
   * @param width width in pixels, 0 where unknown
   * @param height height in pixels, 0 where unknown
   */
  public ImageInfo(long id, String fileName, int width, int height) {
    this(id, fileName, width, height, Set.of(), Set.of());
  }
}
