package org.fovea.io.weights;

import java.util.List;

/**
 * A tuple in a pickle.
 *
 * @param items what it holds
 */
record PickleTuple(List<Object> items) {
  Object get(int index) {
    return items.get(index);
  }

  int size() {
    return items.size();
  }
}
