package org.fovea.samples.generate;

import java.util.Map;

/**
 * What must be known of a generator's weights to use them; the metadata of their file. A value out
 * of range is an {@link IllegalArgumentException}.
 *
 * @param kind ddpm or dcgan
 * @param channels 1 or 3
 * @param size rows and columns of the pictures, a multiple of 4
 * @param width of the network
 * @param steps of the diffusion, 2 or more; not looked at by a DCGAN
 * @param cosine whether the noise grows by a cosine rather than linearly
 */
public record GeneratorCard(
    GeneratorKind kind, int channels, int size, int width, int steps, boolean cosine) {
  /** The length of the noise that a DCGAN makes a picture of. */
  static final int LATENT = 64;

  public GeneratorCard {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels is " + channels + ", expected 1 or 3");
    }
    if (steps < 21) {
      throw new IllegalArgumentException("steps is " + steps + ", expected 21 or more");
    }
  }

  Map<String, String> toMetadata() {
    return Map.of(
        "generator", kind.name(),
        "channels", Integer.toString(channels),
        "size", Integer.toString(size),
        "width", Integer.toString(width),
        "steps", Integer.toString(steps),
        "cosine", Boolean.toString(cosine));
  }

  static GeneratorCard fromMetadata(Map<String, String> metadata) {
    return new GeneratorCard(
        GeneratorKind.valueOf(field(metadata, "generator")),
        Integer.parseInt(field(metadata, "channels")),
        Integer.parseInt(field(metadata, "size")),
        Integer.parseInt(field(metadata, "width")),
        Integer.parseInt(field(metadata, "steps")),
        Boolean.parseBoolean(field(metadata, "cosine")));
  }

  private static String field(Map<String, String> metadata, String key) {
    String value = metadata.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "the weights don't say their '" + key + "': expected a file of fovea train generate");
    }
    return value;
  }
}
