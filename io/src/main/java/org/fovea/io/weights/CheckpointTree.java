package org.fovea.io.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the tree of a {@link Checkpoint} of what a pickle gave, with the tensors' numbers. */
final class CheckpointTree {
  /** Enough for any checkpoint, and few enough for walks that call themselves. */
  private static final int DEEPEST = 100;

  private final FileBytes file;
  private final StoredNumbers numbers;
  private final IdentityHashMap<Object, Object> done = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Boolean> open = new IdentityHashMap<>();

  CheckpointTree(FileBytes file, StoredNumbers numbers) {
    this.file = file;
    this.numbers = numbers;
  }

  Checkpoint of(Object root) throws IOException {
    return new Checkpoint(file.file(), part(root));
  }

  private Object part(Object value) throws IOException {
    boolean plain =
        value instanceof String
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof byte[]
            || value == Checkpoint.None.NONE;
    if (plain) {
      return value;
    }
    Object known = done.get(value);
    if (known != null) {
      return known;
    }
    if (open.put(value, true) != null) {
      throw new WeightFormatException(file.file(), "data", "contains itself, expected a tree");
    }
    if (open.size() > DEEPEST) {
      throw new WeightFormatException(
          file.file(), "data", "expected at most " + DEEPEST + " levels of lists and dictionaries");
    }
    Object part = container(value);
    open.remove(value);
    done.put(value, part);
    return part;
  }

  private Object container(Object value) throws IOException {
    if (value instanceof StoredTensor tensor) {
      return numbers.of(tensor);
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> parts = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        parts.put(entry.getKey(), part(entry.getValue()));
      }
      return Collections.unmodifiableMap(parts);
    }
    List<?> items =
        value instanceof PickleTuple tuple
            ? tuple.items()
            : value instanceof ArrayList<?> list ? list : null;
    if (items == null) {
      throw new WeightFormatException(
          file.file(),
          "data",
          "a %s in it, expected tensors and plain data".formatted(PickleCall.nameOf(value)));
    }
    List<Object> parts = new ArrayList<>(items.size());
    for (Object item : items) {
      parts.add(part(item));
    }
    return Collections.unmodifiableList(parts);
  }
}
