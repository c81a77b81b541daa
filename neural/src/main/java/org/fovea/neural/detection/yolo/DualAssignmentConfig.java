package org.fovea.neural.detection.yolo;

/**
 * How a detector with dual assignments sees pictures, learns and decides. A value out of range is
 * an {@link IllegalArgumentException}.
 *
 * @param letterbox brings pictures to a size whose extents are multiples of 32
 * @param oneToMany tells which predictions of the first head learn which object
 * @param oneToOne the same of the second head, which alone finds objects
 * @param boxWeight weight of the loss of boxes, 0 or more
 * @param balance how much each head's loss counts as training goes on
 * @param minScore the score that a detection must exceed, 0..1
 * @param maxDetections how many there are at most, at least 1
 */
public record DualAssignmentConfig(
    Letterbox letterbox,
    TaskAligned oneToMany,
    TaskAligned oneToOne,
    double boxWeight,
    LossBalance balance,
    double minScore,
    int maxDetections) {
  /** Looks at the values. */
  public DualAssignmentConfig {
    if (!(boxWeight >= 0) || !(minScore >= 0 && minScore <= 1) || maxDetections < 1) {
      throw new IllegalArgumentException(
          "dual assignment: boxWeight %s, minScore %s, maxDetections %d, expected 0 or more, 0..1, 1 or more"
              .formatted(boxWeight, minScore, maxDetections));
    }
  }

  /**
   * Frames of 640 pixels, weight 5, a balance that moves over 50,000 steps, at most 300 detections
   * above 0.01.
   *
   * @return the configuration
   */
  public static DualAssignmentConfig defaults() {
    return new DualAssignmentConfig(
        Letterbox.square(640),
        TaskAligned.oneToMany(),
        TaskAligned.oneToOne(),
        5,
        new LossBalance(0.8, 0.1, 50_000),
        0.01,
        300);
  }

  /**
   * With another size of pictures.
   *
   * @param wanted its extents are multiples of 32
   * @return the changed configuration
   */
  public DualAssignmentConfig withLetterbox(Letterbox wanted) {
    return new DualAssignmentConfig(
        wanted, oneToMany, oneToOne, boxWeight, balance, minScore, maxDetections);
  }

  /**
   * With another balance, such as one that moves over as many steps as the training has.
   *
   * @param wanted how much each head's loss counts
   * @return the changed configuration
   */
  public DualAssignmentConfig withBalance(LossBalance wanted) {
    return new DualAssignmentConfig(
        letterbox, oneToMany, oneToOne, boxWeight, wanted, minScore, maxDetections);
  }

  /**
   * With other rules for what is a detection.
   *
   * @param score that a detection must exceed, 0..1
   * @param limit how many there are at most, at least 1
   * @return the changed configuration
   */
  public DualAssignmentConfig withDecision(double score, int limit) {
    return new DualAssignmentConfig(
        letterbox, oneToMany, oneToOne, boxWeight, balance, score, limit);
  }
}
