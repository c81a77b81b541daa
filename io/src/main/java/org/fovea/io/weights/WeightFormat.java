package org.fovea.io.weights;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats of weight files. */
public enum WeightFormat {
  /** A header in JSON and raw numbers. */
  SAFETENSORS,
  /** PyTorch's ZIP archive, as {@code torch.save} writes it since PyTorch 1.6. */
  PYTORCH,
  /** PyTorch's older file of pickles and raw numbers. It is read, not written. */
  PYTORCH_LEGACY,
  /** NumPy's file of one array. */
  NPY,
  /** NumPy's ZIP archive of arrays. */
  NPZ;

  private List<String> extensions() {
    return switch (this) {
      case SAFETENSORS -> List.of(".safetensors");
      case PYTORCH -> List.of(".pth", ".pt");
      case PYTORCH_LEGACY -> List.of();
      case NPY -> List.of(".npy");
      case NPZ -> List.of(".npz");
    };
  }

  /**
   * The format that a file's name stands for, for writing.
   *
   * @param file its name; upper case is as good as lower case
   * @return the format
   * @throws IllegalArgumentException if the name ends in no known extension
   */
  public static WeightFormat ofName(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.extensions().stream().anyMatch(name::endsWith))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "file name %s, expected one that ends in %s"
                        .formatted(
                            file,
                            Arrays.stream(values())
                                .flatMap(format -> format.extensions().stream())
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * The format of a file, by its content.
   *
   * @throws WeightFormatException if it is none of them; formats that are known but not read are
   *     named
   */
  static WeightFormat of(FileBytes bytes) throws IOException {
    byte[] start = new byte[(int) Math.min(bytes.length(), 512)];
    bytes.slice(0, start.length, "").get(start);
    if (startsWith(start, "PK")) {
      return ofZip(ZipArchive.open(bytes));
    } else if (startsWith(start, "\u0093NUMPY")) {
      return NPY;
    } else if (startsWith(start, LegacyPyTorchFile.MAGIC)) {
      return PYTORCH_LEGACY;
    } else if (start.length > Long.BYTES && start[Long.BYTES] == '{') {
      return SAFETENSORS;
    }
    throw new WeightFormatException(
        bytes.file(),
        "",
        unread(start) + ", expected safetensors, a PyTorch checkpoint, .npy or .npz");
  }

  private static WeightFormat ofZip(ZipArchive archive) throws WeightFormatException {
    if (archive.names().stream().anyMatch(name -> name.endsWith("data.pkl"))) {
      return PYTORCH;
    } else if (archive.names().stream().allMatch(name -> name.endsWith(NpzFile.EXTENSION))) {
      return NPZ;
    }
    throw new WeightFormatException(
        archive.file(), "", "a ZIP archive, expected data.pkl in it or nothing but .npy");
  }

  private static String unread(byte[] start) {
    if (start.length == 0) {
      return "an empty file";
    } else if (startsWith(start, "\u0089HDF")) {
      return "an HDF5 file";
    } else if (start.length > 262 && new String(start, 257, 5, ISO_8859_1).equals("ustar")) {
      return "a tar archive, as PyTorch wrote before 0.1.10";
    } else if (start[0] == (byte) 0x80) {
      return "a pickle that torch.save did not write";
    }
    return "no weight file that is known";
  }

  private static boolean startsWith(byte[] start, String magic) {
    byte[] bytes = magic.getBytes(ISO_8859_1);
    return start.length >= bytes.length
        && Arrays.equals(start, 0, bytes.length, bytes, 0, bytes.length);
  }
}
