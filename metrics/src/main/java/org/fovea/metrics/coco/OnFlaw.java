package org.fovea.metrics.coco;

/** What a reader does with an entry that is valid JSON but can't be right. */
public enum OnFlaw {
  /** The file is refused. */
  FAIL,

  /** The entry is left out and reported. */
  SKIP,

  /**
   * What pycocotools has an answer to is kept as it is (negative sizes and scores that aren't
   * numbers in results, ids that occur twice, unknown categories, truths on unknown images); for
   * anything else the file is refused.
   */
  KEEP
}
