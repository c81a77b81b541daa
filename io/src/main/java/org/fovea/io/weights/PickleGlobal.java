package org.fovea.io.weights;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.io.array.NumericArray;
import org.jspecify.annotations.Nullable;

/**
 * The classes and functions that a checkpoint's pickle may name. They stand for what {@link
 * PickleCall} does; nothing of Python is run.
 */
enum PickleGlobal {
  ORDERED_DICT("collections OrderedDict"),
  COUNTER("collections Counter"),
  SET("builtins set", "__builtin__ set"),
  ENCODE("_codecs encode"),
  SIZE("torch Size"),
  DEVICE("torch device"),
  TENSOR("torch Tensor"),
  PARAMETER("torch.nn.parameter Parameter"),
  REBUILD_TENSOR("torch._utils _rebuild_tensor"),
  REBUILD_TENSOR_V2("torch._utils _rebuild_tensor_v2"),
  REBUILD_PARAMETER("torch._utils _rebuild_parameter"),
  REBUILD_PARAMETER_WITH_STATE("torch._utils _rebuild_parameter_with_state"),
  REBUILD_FROM_TYPE("torch._tensor _rebuild_from_type_v2"),
  NUMPY_DTYPE("numpy dtype"),
  NUMPY_SCALAR("numpy.core.multiarray scalar", "numpy._core.multiarray scalar");

  private static final Map<String, PickleGlobal> BY_NAME =
      Arrays.stream(values())
          .flatMap(global -> Arrays.stream(global.names).map(name -> Map.entry(name, global)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, NumericArray.Type> STORAGES =
      Map.of(
          "torch BoolStorage", NumericArray.Type.BOOL,
          "torch ByteStorage", NumericArray.Type.UINT8,
          "torch CharStorage", NumericArray.Type.INT8,
          "torch ShortStorage", NumericArray.Type.INT16,
          "torch IntStorage", NumericArray.Type.INT32,
          "torch LongStorage", NumericArray.Type.INT64,
          "torch HalfStorage", NumericArray.Type.FLOAT16,
          "torch BFloat16Storage", NumericArray.Type.BFLOAT16,
          "torch FloatStorage", NumericArray.Type.FLOAT32,
          "torch DoubleStorage", NumericArray.Type.FLOAT64);

  /** What is a word in the data: {@code torch.float32}. */
  private static final Map<String, String> DTYPES =
      Arrays.stream(
              ("bool uint8 int8 int16 int32 int64 float16 bfloat16 float32 float64 complex64"
                      + " complex128 quint8 qint8 qint32")
                  .split(" "))
          .collect(Collectors.toUnmodifiableMap("torch "::concat, "torch."::concat));

  @SuppressWarnings("ImmutableEnumChecker") // Never changed.
  private final String[] names;

  PickleGlobal(String... names) {
    this.names = names;
  }

  /**
   * What a name stands for.
   *
   * @return one of this enum, the {@link NumericArray.Type} of a storage, the word for an element
   *     type, or null for a name that is refused
   */
  static @Nullable Object of(String module, String name) {
    String key = module + " " + name;
    return Stream.<Map<String, ?>>of(BY_NAME, STORAGES, DTYPES)
        .flatMap(known -> Optional.ofNullable(known.get(key)).stream())
        .map(Function.<Object>identity())
        .findFirst()
        .orElse(null);
  }

  static String storageName(NumericArray.Type type) {
    return STORAGES.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(entry -> entry.getKey().substring("torch ".length()))
        .findFirst()
        .orElseThrow();
  }

  /** Why a name is refused. */
  static String refusal(String module, String name) {
    String full = module + "." + name;
    if (module.equals("torch") || module.startsWith("torch.")) {
      if (name.contains("sparse")) {
        return full + ": sparse tensors are not read";
      }
      if (name.contains("qtensor") || name.startsWith("QInt") || name.startsWith("QUInt")) {
        return full + ": quantised tensors are not read";
      }
      if (name.startsWith("Complex")) {
        return full + ": complex tensors are not read";
      }
    }
    return full
        + ": expected tensors and plain data only (no code is run and no object is built;"
        + " torch.save(model.state_dict(), ...) writes a file that can be read)";
  }
}
