package org.fovea.samples.report;

/** COCO's twelve numbers and what each says. */
enum CocoNumber {
  AP("AP", "precision averaged over recall, classes and overlaps from 0.50 to 0.95"),
  AP50("AP50", "the same where half of the union must overlap: found at all"),
  AP75("AP75", "the same at 0.75: found and tightly boxed"),
  AP_SMALL("APs", "AP of small objects, up to 32 × 32 pixels in area"),
  AP_MEDIUM("APm", "AP of medium objects, 32 × 32 to 96 × 96"),
  AP_LARGE("APl", "AP of large objects, from 96 × 96"),
  AR1("AR1", "share of objects found with one detection per picture and class"),
  AR10("AR10", "the same with ten"),
  AR100("AR100", "the same with a hundred"),
  AR_SMALL("ARs", "AR100 of small objects"),
  AR_MEDIUM("ARm", "AR100 of medium objects"),
  AR_LARGE("ARl", "AR100 of large objects");

  /** Its name in {@link org.fovea.metrics.coco.CocoResult#get}. */
  final String key;

  final String meaning;

  CocoNumber(String key, String meaning) {
    this.key = key;
    this.meaning = meaning;
  }
}
