package org.fovea.neural.diffusion;

/**
 * The sizes of a {@link DenoisingUNet}. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param channels of the images, at least 1
 * @param size rows and columns of the images, a multiple of 4
 * @param width channels at full resolution, a multiple of 8; twice as many below
 */
public record DenoisingConfig(int channels, int size, int width) {
  public DenoisingConfig {
    if (channels < 1 || size < 4 || size % 4 != 0 || width < 8 || width % 8 != 0) {
      throw new IllegalArgumentException(
          "denoising U-Net: channels %d, size %d, width %d; expected 1 or more, and multiples of 4 and 8"
              .formatted(channels, size, width));
    }
  }
}
