package org.fovea.io.dataset;

/** The formats of detection data sets. {@link Datasets} says how each is laid out. */
public enum DatasetFormat {
  /** COCO: instances JSON. */
  COCO,
  /** Pascal VOC: an XML file for each picture. */
  VOC,
  /** YOLO: a text file for each picture and one {@code data.yaml}. */
  YOLO
}
