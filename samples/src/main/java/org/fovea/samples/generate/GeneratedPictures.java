package org.fovea.samples.generate;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.List;
import org.fovea.features.image.Images;
import org.fovea.neural.tensor.Tensor;

/** Tensors of -1..1 as pictures. */
public final class GeneratedPictures {
  private GeneratedPictures() {}

  /**
   * The pictures.
   *
   * @param values {@code [N, 1 or 3, H, W]}; what is outside of -1..1 is clipped
   * @return N pictures of as many bands
   */
  public static List<Planar<GrayU8>> of(Tensor values) {
    int bands = values.dim(1);
    int size = values.dim(2) * values.dim(3);
    List<Planar<GrayU8>> pictures = new ArrayList<>();
    for (int n = 0; n < values.dim(0); n++) {
      Planar<GrayU8> picture = new Planar<>(GrayU8.class, values.dim(3), values.dim(2), bands);
      for (int band = 0; band < bands; band++) {
        byte[] levels = picture.getBand(band).data;
        for (int i = 0; i < size; i++) {
          float level = 127.5f * (values.data()[(n * bands + band) * size + i] + 1);
          levels[i] = (byte) Math.round(Math.max(0, Math.min(255, level)));
        }
      }
      pictures.add(picture);
    }
    return pictures;
  }

  /**
   * Pictures side by side, about as many rows as columns, each pixel doubled.
   *
   * @param values {@code [N, 1 or 3, H, W]}
   * @return R, G and B
   */
  public static Planar<GrayU8> grid(Tensor values) {
    List<Planar<GrayU8>> pictures = of(values);
    int columns = (int) Math.ceil(Math.sqrt(pictures.size()));
    int rows = (pictures.size() + columns - 1) / columns;
    int width = 2 * values.dim(3) + 2;
    int height = 2 * values.dim(2) + 2;
    Planar<GrayU8> grid = Images.rgb(columns * width, rows * height);
    for (int n = 0; n < pictures.size(); n++) {
      Planar<GrayU8> picture = pictures.get(n);
      for (int band = 0; band < 3; band++) {
        GrayU8 from = picture.getBand(picture.getNumBands() == 1 ? 0 : band);
        GrayU8 to = grid.getBand(band);
        for (int y = 0; y < height - 2; y++) {
          for (int x = 0; x < width - 2; x++) {
            to.set(n % columns * width + x, n / columns * height + y, from.get(x / 2, y / 2));
          }
        }
      }
    }
    return grid;
  }
}
