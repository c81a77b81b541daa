package org.fovea.io.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PyTorch's format before 1.6: pickles of a magic number, a version, facts about the machine, the
 * object and the keys of its storages; then, for each key, the number of elements in 8 bytes and
 * the elements, little-endian.
 */
final class LegacyPyTorchFile {
  /** The pickle of the magic number 0x1950A86A20F9469CFC6C. */
  static final String MAGIC = "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.";

  private static final long VERSION = 1001;

  /** Longer than any pickle that the limit on its objects lets through in practice. */
  private static final long LONGEST = 1L << 28;

  private final FileBytes bytes;
  private long position = MAGIC.length();

  private LegacyPyTorchFile(FileBytes bytes) {
    this.bytes = bytes;
  }

  static Checkpoint read(FileBytes bytes) throws IOException {
    return new LegacyPyTorchFile(bytes).read();
  }

  private Checkpoint read() throws IOException {
    Object version = unpickle("version", new HashMap<>());
    if (!version.equals(VERSION)) {
      throw new WeightFormatException(bytes.file(), "version", version + ", expected " + VERSION);
    }
    if (unpickle("facts", new HashMap<>()) instanceof Map<?, ?> facts
        && Boolean.FALSE.equals(facts.get("little_endian"))) {
      throw new WeightFormatException(
          bytes.file(), "facts", "written on a big-endian machine, expected a little-endian one");
    }
    Map<String, Storage> storages = new LinkedHashMap<>();
    Object root = unpickle("object", storages);
    Object keys = unpickle("keys", new HashMap<>());
    Map<String, ByteBuffer> numbers = numbers(keys, storages);
    StoredNumbers stored =
        new StoredNumbers(
            bytes,
            storage -> {
              ByteBuffer found = numbers.get(storage.key());
              if (found == null) {
                throw new WeightFormatException(
                    bytes.file(), "keys", "storage '" + storage.key() + "' is missing");
              }
              return found;
            });
    return new CheckpointTree(bytes, stored).of(root);
  }

  private Object unpickle(String part, Map<String, Storage> storages) throws IOException {
    ByteBuffer rest = bytes.slice(position, Math.min(LONGEST, bytes.length() - position), part);
    PickleInput input = new PickleInput(bytes.file(), part, rest);
    Object value = new Unpickler(input, storages).load();
    position += input.position();
    return value;
  }

  private Map<String, ByteBuffer> numbers(Object keys, Map<String, Storage> storages)
      throws IOException {
    Map<String, ByteBuffer> numbers = new HashMap<>();
    for (Object key : keys instanceof List<?> list ? list : List.of()) {
      Storage storage = storages.get(key.toString());
      if (storage == null) {
        throw new WeightFormatException(
            bytes.file(), "keys", "'" + key + "', expected the key of a storage in the object");
      }
      String where = "storage '" + key + "'";
      long numel = bytes.slice(position, Long.BYTES, where).getLong();
      if (numel != storage.numel()) {
        throw new WeightFormatException(
            bytes.file(), where, "%d elements, expected %d".formatted(numel, storage.numel()));
      }
      long length = numel * storage.type().bytes();
      numbers.put(storage.key(), bytes.slice(position + Long.BYTES, length, where));
      position += Long.BYTES + length;
    }
    return numbers;
  }
}
