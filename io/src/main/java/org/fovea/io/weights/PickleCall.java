package org.fovea.io.weights;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the functions of {@link PickleGlobal} give. */
final class PickleCall {
  private static final int LONGEST_KEY = 4096;

  /** About what an object takes: so many bytes count as one. */
  private static final int BYTES_PER_OBJECT = 64;

  private final PickleInput input;

  PickleCall(PickleInput input) {
    this.input = input;
  }

  /**
   * What a function gives for its arguments.
   *
   * @throws WeightFormatException if they are none that it takes
   */
  Object call(Object function, PickleTuple arguments) throws WeightFormatException {
    if (!(function instanceof PickleGlobal global)) {
      throw input.refusal("a call of a " + nameOf(function) + ", expected a known function");
    }
    return switch (global) {
      case ORDERED_DICT -> dictionary(arguments);
      case COUNTER ->
          arguments.size() == 0
              ? new LinkedHashMap<String, Object>()
              : argument(arguments, 0, LinkedHashMap.class);
      case SET, SIZE -> new PickleTuple(items(arguments, 0));
      case DEVICE -> device(arguments);
      case ENCODE -> encoded(arguments);
      case REBUILD_TENSOR -> tensor(arguments, 4);
      case REBUILD_TENSOR_V2 -> tensor(arguments, 6);
      case REBUILD_PARAMETER, REBUILD_PARAMETER_WITH_STATE ->
          argument(arguments, 0, StoredTensor.class);
      case REBUILD_FROM_TYPE -> fromType(arguments);
      case NUMPY_DTYPE -> numpyType(arguments);
      case NUMPY_SCALAR -> numpyScalar(arguments);
      case TENSOR, PARAMETER ->
          throw input.refusal(global + " called, expected a function that rebuilds a tensor");
    };
  }

  private Map<String, Object> dictionary(PickleTuple arguments) throws WeightFormatException {
    Map<String, Object> dictionary = new LinkedHashMap<>();
    if (arguments.size() == 0) {
      return dictionary;
    }
    List<Object> pairs = items(arguments, 0);
    // The same list can be given many times.
    input.charge(pairs.size());
    for (Object pair : pairs) {
      List<Object> both = listed(pair);
      if (both.size() != 2) {
        throw input.refusal("OrderedDict of a " + nameOf(pair) + ", expected pairs");
      }
      dictionary.put(key(both.get(0)), both.get(1));
    }
    return dictionary;
  }

  /** A dictionary's key as a word: keys of other kinds have no common order to fall back on. */
  String key(Object key) throws WeightFormatException {
    boolean plain =
        key instanceof String
            || key instanceof Number
            || key instanceof Boolean
            || key == Checkpoint.None.NONE;
    if (!plain) {
      throw input.refusal("key is a " + nameOf(key) + ", expected a word or a number");
    }
    String text = key.toString();
    if (text.length() > LONGEST_KEY) {
      throw input.refusal(
          "key of %d characters, expected at most %d".formatted(text.length(), LONGEST_KEY));
    }
    return text;
  }

  private Object device(PickleTuple arguments) throws WeightFormatException {
    String kind = argument(arguments, 0, String.class);
    if (arguments.size() == 1) {
      return kind;
    }
    input.charge(kind.length());
    return kind + ":" + argument(arguments, 1, Long.class);
  }

  private byte[] encoded(PickleTuple arguments) throws WeightFormatException {
    String text = argument(arguments, 0, String.class);
    if (!argument(arguments, 1, String.class).equals("latin1")) {
      throw input.refusal("expected bytes as latin1");
    }
    // The same text can be given many times.
    input.charge(text.length() / BYTES_PER_OBJECT);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private StoredTensor tensor(PickleTuple arguments, int required) throws WeightFormatException {
    if (arguments.size() < required) {
      throw input.refusal("%d arguments, expected %d".formatted(arguments.size(), required));
    }
    if (arguments.size() > 6
        && !(arguments.get(6) instanceof Map<?, ?> metadata && metadata.isEmpty())) {
      throw input.refusal("a tensor with metadata, expected none (such as negated)");
    }
    Storage.View storage = argument(arguments, 0, Storage.View.class);
    long offset = argument(arguments, 1, Long.class);
    int[] shape = ArrayShape.of(numbers(arguments, 2), input::refusal);
    long[] strides = numbers(arguments, 3);
    if (strides.length != shape.length) {
      throw input.refusal("%d strides for %d dimensions".formatted(strides.length, shape.length));
    }
    requireInside(storage, offset, shape, strides);
    return new StoredTensor(storage.root(), storage.offset() + offset, shape, strides);
  }

  private void requireInside(Storage.View storage, long offset, int[] shape, long[] strides)
      throws WeightFormatException {
    // A storage has less than 2^60 elements, and the shape's product is less than 2^31, so that
    // nothing below overflows.
    if (offset < 0 || offset > storage.numel()) {
      throw input.refusal(
          "a tensor at element %d of storage '%s', which has %d"
              .formatted(offset, storage.root().key(), storage.numel()));
    }
    long last = offset;
    boolean empty = false;
    for (int i = 0; i < shape.length; i++) {
      if (strides[i] < 0 || strides[i] > Integer.MAX_VALUE) {
        throw input.refusal("stride " + strides[i] + ", expected 0 to " + Integer.MAX_VALUE);
      }
      empty |= shape[i] == 0;
      last += (Math.max(1, shape[i]) - 1) * strides[i];
    }
    if (!empty && last >= storage.numel()) {
      throw input.refusal(
          "a tensor of elements %d to %d of storage '%s', which has %d"
              .formatted(offset, last, storage.root().key(), storage.numel()));
    }
  }

  /** A tensor with attributes, which are left out. */
  private Object fromType(PickleTuple arguments) throws WeightFormatException {
    PickleGlobal type = argument(arguments, 1, PickleGlobal.class);
    if (type != PickleGlobal.TENSOR && type != PickleGlobal.PARAMETER) {
      throw input.refusal(type + ", expected a tensor or parameter");
    }
    Object tensor =
        call(argument(arguments, 0, PickleGlobal.class), argument(arguments, 2, PickleTuple.class));
    if (!(tensor instanceof StoredTensor)) {
      throw input.refusal(nameOf(tensor) + ", expected a tensor");
    }
    return tensor;
  }

  private NumpyScalarType numpyType(PickleTuple arguments) throws WeightFormatException {
    NumpyScalarType type = arguments.size() == 0 ? null : NumpyScalarType.of(arguments.get(0));
    if (type == null) {
      throw input.refusal("a NumPy type, expected that of a plain number");
    }
    return type;
  }

  private Object numpyScalar(PickleTuple arguments) throws WeightFormatException {
    NumpyScalarType type = argument(arguments, 0, NumpyScalarType.class);
    Object value = type.value(argument(arguments, 1, byte[].class));
    if (value == null) {
      throw input.refusal("a NumPy number of another length than its type");
    }
    return value;
  }

  /** The items of a list or tuple, not copied; of anything else, none. */
  @SuppressWarnings("unchecked") // The lists of a pickle are of objects.
  private static List<Object> listed(Object value) {
    if (value instanceof PickleTuple tuple) {
      return tuple.items();
    }
    return value instanceof ArrayList<?> list ? (List<Object>) list : List.of();
  }

  private List<Object> items(PickleTuple arguments, int index) throws WeightFormatException {
    if (index < arguments.size() && arguments.get(index) instanceof ArrayList<?>) {
      return listed(arguments.get(index));
    }
    return argument(arguments, index, PickleTuple.class).items();
  }

  private long[] numbers(PickleTuple arguments, int index) throws WeightFormatException {
    List<Object> items = items(arguments, index);
    if (items.size() > ArrayShape.MAX_RANK) {
      throw input.refusal(
          "%d dimensions, expected at most %d".formatted(items.size(), ArrayShape.MAX_RANK));
    }
    input.charge(items.size());
    long[] numbers = new long[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(items.get(i) instanceof Long number)) {
        throw input.refusal(nameOf(items.get(i)) + ", expected a whole number");
      }
      numbers[i] = number;
    }
    return numbers;
  }

  <T> T argument(PickleTuple arguments, int index, Class<T> type) throws WeightFormatException {
    if (index >= arguments.size()) {
      throw input.refusal("argument %d is missing".formatted(index));
    }
    Object value = arguments.get(index);
    if (!type.isInstance(value)) {
      throw input.refusal(
          "argument %d is a %s, expected a %s"
              .formatted(index, nameOf(value), type.getSimpleName()));
    }
    return type.cast(value);
  }

  static String nameOf(Object value) {
    return value instanceof PickleGlobal global ? global.name() : value.getClass().getSimpleName();
  }
}
