package org.fovea.io.weights;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats of weight files. */
public enum WeightFormat {
  /** A header in JSON and raw numbers. */
  SAFETENSORS(List.of(".safetensors")),
  /** PyTorch's ZIP archive, as {@code torch.save} writes it since PyTorch 1.6. */
  PYTORCH(List.of(".pth", ".pt")),
  /** PyTorch's older file of pickles and raw numbers. It is read, not written. */
  PYTORCH_LEGACY(List.of()),
  /** NumPy's file of one array. */
  NPY(List.of(".npy")),
  /** NumPy's ZIP archive of arrays. */
  NPZ(List.of(".npz"));

  private final List<String> extensions;

  WeightFormat(List<String> extensions) {
    this.extensions = extensions;
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
        .filter(format -> format.extensions.stream().anyMatch(name::endsWith))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "file name %s, expected one that ends in %s"
                        .formatted(
                            file,
                            Arrays.stream(values())
                                .flatMap(format -> format.extensions.stream())
                                .collect(Collectors.joining(", ")))));
  }
}
