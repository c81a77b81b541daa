package org.fovea.metrics.detection;

import org.jspecify.annotations.Nullable;

/**
 * A class of objects.
 *
 * @param id identifier, unique in its data set; COCO's run from 1 with gaps
 * @param name name as people read it
 * @param supercategory name of the group it belongs to, empty where there is none
 * @param frequency how often it occurs, or null where the data set doesn't say; LVIS's do
 */
public record Category(int id, String name, String supercategory, @Nullable Frequency frequency) {
  /**
   * A category of unknown frequency.
   *
   * @param id identifier, unique in its data set
   * @param name name as people read it
   * @param supercategory name of the group it belongs to, empty where there is none
   */
  public Category(int id, String name, String supercategory) {
    this(id, name, supercategory, null);
  }

  /**
   * A category without a group.
   *
   * @param id identifier, unique in its data set
   * @param name name as people read it
   */
  public Category(int id, String name) {
    this(id, name, "");
  }
}
