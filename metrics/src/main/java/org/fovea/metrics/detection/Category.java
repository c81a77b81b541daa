package org.fovea.metrics.detection;

/**
 * A class of objects.
 *
 * @param id identifier, unique in its data set; COCO's run from 1 with gaps
 * @param name name as people read it
 * @param supercategory name of the group it belongs to, empty where there is none
 */
public record Category(int id, String name, String supercategory) {
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
