package org.fovea.io.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.fovea.io.array.NumericArray;

/** Makes arrays of the tensors in a PyTorch file. Contiguous ones share the file's memory. */
final class StoredNumbers {
  /** So much may be copied of any file; of a large one, four times its length. */
  private static final long SMALL = 1L << 26;

  private final FileBytes file;
  private final Source source;
  private final Map<String, ByteBuffer> read = new HashMap<>();
  private long copied;

  /** Where the numbers of a storage come from. */
  @FunctionalInterface
  interface Source {
    /** The bytes of a whole storage, in their byte order, as many as its type and length say. */
    ByteBuffer bytes(Storage storage) throws IOException;
  }

  StoredNumbers(FileBytes file, Source source) {
    this.file = file;
    this.source = source;
  }

  NumericArray of(StoredTensor tensor) throws IOException {
    Storage storage = tensor.storage();
    ByteBuffer bytes = read.get(storage.key());
    if (bytes == null) {
      bytes = source.bytes(storage);
      read.put(storage.key(), bytes);
    }
    StridedView view = new StridedView(tensor.shape(), tensor.strides(), tensor.offset());
    int width = storage.type().bytes();
    if (!view.isContiguous()) {
      charge(storage, view.numel() * width);
    }
    return NumericArray.of(storage.type(), view.of(bytes, width), tensor.shape());
  }

  /** A few bytes can describe any number of large views of the same numbers. */
  private void charge(Storage storage, long bytes) throws IOException {
    copied += bytes;
    if (bytes > Integer.MAX_VALUE) {
      throw new WeightFormatException(
          file.file(),
          "storage '" + storage.key() + "'",
          "a view of " + bytes + " bytes, expected less than 2 GB");
    }
    if (copied > Math.max(SMALL, 4 * file.length())) {
      throw new WeightFormatException(
          file.file(),
          "storage '" + storage.key() + "'",
          "views of it and others that are not contiguous hold more than four times the file");
    }
  }
}
