package org.fovea.metrics.detection;

import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Segmentation;
import org.jspecify.annotations.Nullable;

/**
 * One object that is truly in an image.
 *
 * @param id identifier, unique in its data set
 * @param imageId the image it is in
 * @param categoryId its class
 * @param box its box
 * @param area its area in square pixels, as the data set states it: where there is a segmentation,
 *     usually that of the segmentation and not of the box
 * @param crowd whether it stands for a group of objects, which evaluators neither reward nor punish
 * @param difficult whether Pascal VOC marks it as difficult
 * @param segmentation its exact region, or null
 * @param keypoints its named points, or null
 */
public record Annotation(
    long id,
    long imageId,
    int categoryId,
    Box box,
    double area,
    boolean crowd,
    boolean difficult,
    @Nullable Segmentation segmentation,
    @Nullable Keypoints keypoints) {
  /**
   * An object without named points.
   *
   * @param id identifier, unique in its data set
   * @param imageId the image it is in
   * @param categoryId its class
   * @param box its box
   * @param area its area in square pixels
   * @param crowd whether it stands for a group of objects
   * @param difficult whether Pascal VOC marks it as difficult
   * @param segmentation its exact region, or null
   */
  public Annotation(
      long id,
      long imageId,
      int categoryId,
      Box box,
      double area,
      boolean crowd,
      boolean difficult,
      @Nullable Segmentation segmentation) {
    this(id, imageId, categoryId, box, area, crowd, difficult, segmentation, null);
  }

  /**
   * An ordinary object known by its box alone.
   *
   * @param id identifier, unique in its data set
   * @param imageId the image it is in
   * @param categoryId its class
   * @param box its box, which also gives its area
   */
  public Annotation(long id, long imageId, int categoryId, Box box) {
    this(id, imageId, categoryId, box, box.area(), false, false, null);
  }

  /**
   * This object as a crowd or as an ordinary one.
   *
   * @param isCrowd whether it stands for a group of objects
   * @return a changed copy, or this where nothing changes
   */
  public Annotation withCrowd(boolean isCrowd) {
    return crowd == isCrowd
        ? this
        : new Annotation(
            id, imageId, categoryId, box, area, isCrowd, difficult, segmentation, keypoints);
  }
}
