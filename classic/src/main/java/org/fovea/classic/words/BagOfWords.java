package org.fovea.classic.words;

import boofcv.struct.image.GrayU8;
import org.fovea.features.keypoint.KeypointDescriber;
import org.fovea.features.keypoint.KeypointDetector;

/**
 * A picture as a histogram of visual words, a feature vector for any classifier.
 *
 * @param detector finds keypoints
 * @param describer describes them
 * @param vocabulary words of the describer's length
 */
public record BagOfWords(
    KeypointDetector detector, KeypointDescriber<float[]> describer, VisualVocabulary vocabulary) {

  /**
   * The histogram of a picture.
   *
   * @param image at least 1 x 1
   * @return for each word its part of the picture's descriptors; zeros if it has none
   * @throws IllegalArgumentException if the picture has no pixels or words are of another length
   */
  public float[] of(GrayU8 image) {
    return vocabulary.encode(describer.describe(image, detector.detect(image)));
  }
}
