package org.fovea.neural.detection;

/**
 * How many proposals of a picture stay. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param beforeNms the best of each feature map that non-maximum suppression sees, at least 1
 * @param afterNms the best of all maps after it, at least 1
 */
public record ProposalCounts(int beforeNms, int afterNms) {
  public ProposalCounts {
    if (beforeNms < 1 || afterNms < 1) {
      throw new IllegalArgumentException(
          "proposal counts: beforeNms %d, afterNms %d, expected 1 or more"
              .formatted(beforeNms, afterNms));
    }
  }
}
