package org.fovea.io.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.io.array.NumericArray;
import org.fovea.io.file.AtomicFile;

/**
 * PyTorch's checkpoints ({@code .pth}, {@code .pt}, {@code .th}): what {@code torch.save} writes,
 * as ZIP archive (since PyTorch 1.6) and in the format before it.
 *
 * <p>They are pickles, programs for Python's machine; here, as with {@code weights_only=True} of
 * {@code torch.load}, only what makes tensors and plain data is understood. Everything else is
 * refused with its name, be it harmful or not: objects such as {@code argparse.Namespace}, whole
 * modules, TorchScript archives, complex, quantised and sparse tensors.
 */
public final class PyTorchFile {
  private static final String PICKLE = "data.pkl";

  private PyTorchFile() {}

  /**
   * Reads a file of either format.
   *
   * @param file the file; a large one is mapped into memory, and must not be changed while the
   *     tensors are in use
   * @return all that it holds
   * @throws WeightFormatException if it is damaged, no such file, or holds what is refused
   * @throws IOException if it can't be read
   */
  public static Checkpoint read(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      return switch (WeightFormat.of(bytes)) {
        case PYTORCH -> readZip(bytes);
        case PYTORCH_LEGACY -> LegacyPyTorchFile.read(bytes);
        default -> throw new WeightFormatException(file, "", "expected a PyTorch checkpoint");
      };
    }
  }

  /**
   * Writes a ZIP archive that {@code torch.load} reads, also with {@code weights_only=True}: an
   * {@code OrderedDict} of contiguous tensors, each with its own storage at a multiple of 64 bytes.
   *
   * @param file the file, replaced if it is there, once all is written
   * @param weights what to write; their metadata have no place in it
   * @throws IOException if it can't be written
   */
  public static void write(Path file, NamedArrays weights) throws IOException {
    byte[] pickle = StateDictPickle.of(weights.arrays());
    AtomicFile.write(
        file,
        out -> {
          StoredZipWriter zip = new StoredZipWriter(out);
          zip.entry("archive/" + PICKLE, content -> content.write(pickle));
          zip.entry("archive/byteorder", content -> content.write(ascii("little")));
          int key = 0;
          for (NumericArray array : weights.arrays().values()) {
            zip.entry("archive/data/" + key++, array::writeTo);
          }
          zip.entry("archive/version", content -> content.write(ascii("3\n")));
          zip.finish();
        });
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static Checkpoint readZip(FileBytes bytes) throws IOException {
    ZipArchive archive = ZipArchive.open(bytes);
    String folder = folder(archive);
    if (archive.names().contains(folder + "constants.pkl")) {
      throw new WeightFormatException(
          bytes.file(),
          "",
          "a TorchScript archive (torch.jit.save), expected a checkpoint of torch.save");
    }
    Map<String, Storage> storages = new HashMap<>();
    ByteBuffer pickle = archive.get(folder + PICKLE);
    Object root =
        new Unpickler(new PickleInput(bytes.file(), folder + PICKLE, pickle), storages).load();
    ByteOrder order = byteOrder(archive, folder);
    StoredNumbers numbers =
        new StoredNumbers(bytes, storage -> numbers(archive, folder, storage).order(order));
    return new CheckpointTree(bytes, numbers).of(root);
  }

  private static String folder(ZipArchive archive) throws IOException {
    List<String> pickles =
        archive.names().stream()
            .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
            .toList();
    if (pickles.size() != 1) {
      throw new WeightFormatException(
          archive.file(), "", pickles.size() + " entries named " + PICKLE + ", expected one");
    }
    String name = pickles.get(0);
    return name.substring(0, name.length() - PICKLE.length());
  }

  private static ByteOrder byteOrder(ZipArchive archive, String folder) throws IOException {
    String name = folder + "byteorder";
    ByteBuffer entry = archive.find(name);
    // Files from before the entry came in are little-endian.
    String order = entry == null ? "little" : StandardCharsets.UTF_8.decode(entry).toString();
    return switch (order) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default -> throw new WeightFormatException(archive.file(), name, "expected little or big");
    };
  }

  private static ByteBuffer numbers(ZipArchive archive, String folder, Storage storage)
      throws IOException {
    String name = folder + "data/" + storage.key();
    ByteBuffer bytes = archive.get(name);
    long expected = storage.numel() * storage.type().bytes();
    if (bytes.remaining() != expected) {
      throw new WeightFormatException(
          archive.file(),
          name,
          "%d bytes, expected %d for %d elements of %s"
              .formatted(bytes.remaining(), expected, storage.numel(), storage.type()));
    }
    return bytes;
  }
}
