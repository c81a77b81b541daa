package org.fovea.neural.input;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import java.util.List;
import org.fovea.features.resize.Resize;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Turns pictures into the input of a network. */
public final class ImageInput {
  private ImageInput() {}

  /**
   * Makes a batch: each picture is resized, {@code (pixel * scale - mean[band]) / std[band]}.
   *
   * @param images as many bands each as the configuration has means, at least 1 x 1 pixel; not
   *     modified
   * @param config size, letterbox and normalisation
   * @return {@code [N, bands, height, width]}, bands in the pictures' order
   * @throws IllegalArgumentException when there is no picture or one has another number of bands
   */
  public static Tensor toTensor(List<Planar<GrayU8>> images, ImageInputConfig config) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("image input: no pictures");
    }
    int bands = config.mean().size();
    for (int i = 0; i < images.size(); i++) {
      if (images.get(i).getNumBands() != bands) {
        throw new IllegalArgumentException(
            "image input: picture %d has %d bands, expected %d"
                .formatted(i, images.get(i).getNumBands(), bands));
      }
    }
    float[] out = new float[images.size() * bands * config.height() * config.width()];
    Workers.current().forEach(images.size(), i -> write(images.get(i), config, out, i * bands));
    return Tensor.of(out, images.size(), bands, config.height(), config.width());
  }

  private static void write(
      Planar<GrayU8> image, ImageInputConfig config, float[] out, int firstPlane) {
    Placement place = Placement.of(image.width, image.height, config);
    Planar<GrayU8> resized =
        place.width() == image.width && place.height() == image.height
            ? image
            : Resize.to(image, place.width(), place.height(), config.interpolation());
    for (int band = 0; band < image.getNumBands(); band++) {
      float[] values = lookup(config, band);
      int plane = (firstPlane + band) * config.height() * config.width();
      if (config.letterbox()) {
        Arrays.fill(out, plane, plane + config.height() * config.width(), values[config.fill()]);
      }
      GrayU8 pixels = resized.getBand(band);
      for (int y = 0; y < place.height(); y++) {
        int from = pixels.startIndex + y * pixels.stride;
        int to = plane + (place.offsetY() + y) * config.width() + place.offsetX();
        for (int x = 0; x < place.width(); x++) {
          out[to + x] = values[pixels.data[from + x] & 0xFF];
        }
      }
    }
  }

  /** What each pixel value becomes. */
  private static float[] lookup(ImageInputConfig config, int band) {
    float[] values = new float[256];
    for (int v = 0; v < values.length; v++) {
      values[v] = (float) ((v * config.scale() - config.mean().get(band)) / config.std().get(band));
    }
    return values;
  }
}
