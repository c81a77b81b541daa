package org.fovea.io.weights;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.io.array.NumericArray;

/**
 * What a PyTorch file holds: a tree of plain data.
 *
 * @param file where it was read
 * @param tree a {@link NumericArray} (a tensor), {@link String} (also for element types and
 *     devices), {@link Long}, {@link java.math.BigInteger}, {@link Double}, {@link Boolean}, {@code
 *     byte[]}, {@link None}, or a {@link List} (also for tuples and sets) or {@link Map} with words
 *     as keys (numbers have become words) of such; without cycles, but a part may occur several
 *     times. Lists and maps are unmodifiable
 */
public record Checkpoint(Path file, Object tree) {
  private static final int MOST_VISITS = 1_000_000;

  /** Python's {@code None}. */
  public enum None {
    /** The only one. */
    NONE;

    @Override
    public String toString() {
      return "None";
    }
  }

  /**
   * All tensors, and the words and numbers that dictionaries hold outside of lists.
   *
   * @return the tensors by the keys and list positions that lead to them, joined by dots: {@code
   *     state_dict.fc.weight}, {@code optimizer.state.0.exp_avg}; a file that is nothing but a
   *     tensor gives it the name {@code tensor}. Words and numbers are the metadata, likewise:
   *     {@code epoch}
   * @throws WeightFormatException if two tensors get the same name, or there are very many
   */
  public NamedArrays tensors() throws WeightFormatException {
    Flattening flattening = new Flattening();
    flattening.visit("", tree, false);
    return new NamedArrays(flattening.arrays, flattening.metadata);
  }

  /** Gives names to what the tree holds. The tree is not deep, see {@link CheckpointTree}. */
  private final class Flattening {
    private final Map<String, NumericArray> arrays = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private int visits;

    void visit(String name, Object part, boolean inList) throws WeightFormatException {
      // Parts that occur many times within parts that do make very many names.
      if (++visits > MOST_VISITS) {
        throw new WeightFormatException(file, "", "expected at most " + MOST_VISITS + " parts");
      }
      if (part instanceof NumericArray array) {
        if (arrays.put(name.isEmpty() ? "tensor" : name, array) != null) {
          throw new WeightFormatException(file, name, "two tensors of that name");
        }
      } else if (part instanceof Map<?, ?> map) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          visit(within(name, entry.getKey()), entry.getValue(), inList);
        }
      } else if (part instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          visit(within(name, i), list.get(i), true);
        }
      } else if (!inList && !name.isEmpty() && !(part instanceof byte[])) {
        metadata.put(name, part.toString());
      }
    }

    private static String within(String name, Object key) {
      return name.isEmpty() ? key.toString() : name + "." + key;
    }
  }
}
