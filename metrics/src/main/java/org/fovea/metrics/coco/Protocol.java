package org.fovea.metrics.coco;

/** Whose rules decide which truths and detections count. */
public enum Protocol {
  /** COCO's: every category is annotated in every image. */
  COCO,

  /**
   * LVIS's, of a data set in which each image is annotated for some categories only. Gupta, Dollar
   * and Girshick, "LVIS: A Dataset for Large Vocabulary Instance Segmentation", CVPR 2019.
   *
   * <ul>
   *   <li>The surest detections of an image count, whatever their categories.
   *   <li>Of those, the ones of categories that are neither among the image's truths nor its {@link
   *       org.fovea.metrics.detection.ImageInfo#negativeCategoryIds} are left out.
   *   <li>Those of its {@link org.fovea.metrics.detection.ImageInfo#notExhaustiveCategoryIds} that
   *       find nothing are neither right nor wrong.
   *   <li>There are no crowds: a truth that is marked as one is like any other.
   * </ul>
   */
  LVIS
}
