package org.fovea.io.weights;

import org.fovea.io.array.NumericArray;

/**
 * Numbers of a PyTorch file that tensors are views of.
 *
 * @param key names them in the file
 * @param type what they are
 * @param numel how many they are, by the pickle
 */
record Storage(String key, NumericArray.Type type, long numel) {
  /**
   * A part of a storage.
   *
   * @param root the whole
   * @param offset its first element
   * @param numel how many elements it has, all within the whole
   */
  record View(Storage root, long offset, long numel) {}
}
