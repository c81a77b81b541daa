package org.fovea.io.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fovea.io.array.NumericArray;

/**
 * What a weight file holds.
 *
 * @param arrays by name, in the order of the file, unmodifiable; they may share numbers with each
 *     other and with the file
 * @param metadata what the file says about them, by key, unmodifiable
 */
public record NamedArrays(Map<String, NumericArray> arrays, Map<String, String> metadata) {
  /** Names under which programs commonly put a network's state into a checkpoint. */
  private static final List<String> WRAPPERS =
      List.of("state_dict", "model_state_dict", "model", "net");

  /** What PyTorch's DataParallel and DistributedDataParallel put before every name. */
  private static final String PARALLEL = "module.";

  /** Copies the maps. */
  public NamedArrays {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Arrays of which nothing more is said.
   *
   * @param arrays by name
   * @return the same with empty metadata
   */
  public static NamedArrays of(Map<String, NumericArray> arrays) {
    return new NamedArrays(arrays, Map.of());
  }

  /**
   * How many numbers there are.
   *
   * @return the sum over all arrays
   */
  public long numel() {
    return arrays.values().stream().mapToLong(NumericArray::size).sum();
  }

  /**
   * The arrays of which the names begin with a prefix, under what follows it.
   *
   * @param prefix such as {@code model.}, with its dot; the empty one takes all
   * @return those arrays, none where no name begins so
   */
  public NamedArrays under(String prefix) {
    Map<String, NumericArray> found = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), array);
          }
        });
    return new NamedArrays(found, metadata);
  }

  /**
   * The prefix of a network's state in a checkpoint, as far as it is customary: the first of {@code
   * state_dict.}, {@code model_state_dict.}, {@code model.} and {@code net.} with which any name
   * begins, then {@code module.} if all names have it after that. {@code under(wrapper())} takes
   * the state out.
   *
   * @return the prefix with its dot, empty where there is none
   */
  public String wrapper() {
    String prefix =
        WRAPPERS.stream()
            .map(wrapper -> wrapper + ".")
            .filter(wrapper -> arrays.keySet().stream().anyMatch(name -> name.startsWith(wrapper)))
            .findFirst()
            .orElse("");
    Set<String> names = under(prefix).arrays.keySet();
    boolean parallel =
        !names.isEmpty() && names.stream().allMatch(name -> name.startsWith(PARALLEL));
    return parallel ? prefix + PARALLEL : prefix;
  }
}
