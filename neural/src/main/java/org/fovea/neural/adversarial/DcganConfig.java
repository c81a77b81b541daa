package org.fovea.neural.adversarial;

/**
 * The sizes of a DCGAN. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param latent length of the noise that an image is made of, at least 1
 * @param channels of the images, at least 1
 * @param size rows and columns of the images, a multiple of 4
 * @param width channels at half the resolution, at least 1; twice as many at a quarter
 */
public record DcganConfig(int latent, int channels, int size, int width) {
  public DcganConfig {
    if (latent < 1 || channels < 1 || width < 1 || size < 4 || size % 4 != 0) {
      throw new IllegalArgumentException(
          "DCGAN: latent %d, channels %d, size %d, width %d; expected 1 or more, size a multiple of 4"
              .formatted(latent, channels, size, width));
    }
  }
}
