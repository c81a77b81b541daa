package org.fovea.classic.words;

import java.util.List;
import org.fovea.classic.learning.KMeans;

/**
 * Descriptors that stand for all others: each is replaced by the nearest word (Csurka, Dance, Fan,
 * Willamowski and Bray, "Visual categorization with bags of keypoints", 2004).
 *
 * @param words at least one, all of the same length
 */
public record VisualVocabulary(List<float[]> words) {
  public VisualVocabulary {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("expected at least one word, got none");
    }
    for (float[] word : words) {
      requireLength(word, words.get(0).length);
    }
  }

  /**
   * Learns a vocabulary: the centres of k-means.
   *
   * @param descriptors descriptors of many pictures, all of the same length
   * @param kMeans how they are clustered; each cluster gives a word
   * @return the vocabulary
   * @throws IllegalArgumentException if there are fewer different descriptors than words
   */
  public static VisualVocabulary learn(List<float[]> descriptors, KMeans kMeans) {
    return new VisualVocabulary(kMeans.cluster(descriptors).centres());
  }

  /**
   * The word that is nearest to a descriptor, by Euclidean distance.
   *
   * @param descriptor as long as the words
   * @return the word's index; of equally near ones the first
   * @throws IllegalArgumentException if the length is another
   */
  public int nearest(float[] descriptor) {
    requireLength(descriptor, words.get(0).length);
    int nearest = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int w = 0; w < words.size(); w++) {
      float[] word = words.get(w);
      float sum = 0;
      for (int k = 0; k < word.length; k++) {
        float d = word[k] - descriptor[k];
        sum += d * d;
      }
      if (sum < least) {
        least = sum;
        nearest = w;
      }
    }
    return nearest;
  }

  /**
   * The bag of words of a picture: how often each word is nearest to one of its descriptors.
   *
   * @param descriptors a picture's descriptors
   * @return for each word its part of all descriptors; the sum is 1, or 0 without descriptors
   * @throws IllegalArgumentException if a descriptor has another length than the words
   */
  public float[] encode(List<float[]> descriptors) {
    float[] histogram = new float[words.size()];
    for (float[] descriptor : descriptors) {
      histogram[nearest(descriptor)]++;
    }
    for (int w = 0; w < histogram.length; w++) {
      histogram[w] /= Math.max(1, descriptors.size());
    }
    return histogram;
  }

  private static void requireLength(float[] descriptor, int length) {
    if (descriptor.length != length) {
      throw new IllegalArgumentException(
          "expected a descriptor of length " + length + ", got " + descriptor.length);
    }
  }
}
