package org.fovea.metrics.coco;

/** What of a detection is held against the truth. */
public enum IouType {
  /** The overlap of the boxes. */
  BBOX,

  /** The overlap of the masks; polygons are filled, and a detection without a mask is its box. */
  SEGM,

  /** The similarity of the keypoints (OKS). */
  KEYPOINTS
}
