package org.fovea.neural.explain;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.neural.tensor.Tensor;

/** Draws a map over the picture that it explains. */
public final class HeatMap {
  private HeatMap() {}

  /**
   * The picture and the map's colours, half and half: blue for 0 and less, through green and yellow
   * to red for the map's highest value. Between the map's values it is interpolated linearly.
   *
   * @param picture R, G and B, not modified
   * @param map {@code [h, w]}, stretched over the whole picture
   * @return a new picture
   */
  public static Planar<GrayU8> over(Planar<GrayU8> picture, Tensor map) {
    Images.requireRgb(picture);
    GrayF32 values = new GrayF32(map.dim(1), map.dim(0));
    float highest = 0;
    for (int i = 0; i < map.numel(); i++) {
      values.data[i] = Math.max(0, map.data()[i]);
      highest = Math.max(highest, values.data[i]);
    }
    float scale = highest > 0 ? 1 / highest : 0;
    GrayF32 wide = Resize.to(values, picture.width, picture.height, Interpolation.BILINEAR);
    Planar<GrayU8> mixed = Images.rgb(picture.width, picture.height);
    for (int y = 0; y < picture.height; y++) {
      for (int x = 0; x < picture.width; x++) {
        float value = wide.get(x, y) * scale;
        for (int band = 0; band < 3; band++) {
          float level = (picture.getBand(band).get(x, y) + 255 * part(value, band)) / 2;
          mixed.getBand(band).set(x, y, Math.round(level));
        }
      }
    }
    return mixed;
  }

  /**
   * A part of a colour of the scale known as jet: a trapezoid around 3/4 for red, 1/2 for green and
   * 1/4 for blue.
   */
  private static float part(float value, int band) {
    return Math.min(1, Math.max(0, 1.5f - Math.abs(4 * value - (3 - band))));
  }
}
