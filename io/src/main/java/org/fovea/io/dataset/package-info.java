/**
 * Detection data sets in files: COCO instances JSON, Pascal VOC XML and YOLO text, with the
 * pictures they belong to.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.io.dataset;
