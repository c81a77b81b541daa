package org.fovea.classic.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;

/** Points whose distances say how much two pixels have to do with each other. */
final class PixelFeatures {
  private PixelFeatures() {}

  /** By dimension and pixel: the place in standard deviations. */
  static float[][] place(Planar<GrayU8> image, double radius) {
    float[][] features = new float[2][image.width * image.height];
    for (int y = 0, i = 0; y < image.height; y++) {
      for (int x = 0; x < image.width; x++, i++) {
        features[0][i] = (float) (x / radius);
        features[1][i] = (float) (y / radius);
      }
    }
    return features;
  }

  /** By dimension and pixel: the place, then R, G, B, all in standard deviations. */
  static float[][] placeAndColour(Planar<GrayU8> image, double radius, double colour) {
    float[][] place = place(image, radius);
    float[][] features = new float[2 + image.getNumBands()][];
    System.arraycopy(place, 0, features, 0, 2);
    for (int band = 0; band < image.getNumBands(); band++) {
      GrayU8 from = image.getBand(band);
      float[] to = new float[image.width * image.height];
      for (int y = 0, i = 0; y < image.height; y++) {
        int in = from.getIndex(0, y);
        for (int x = 0; x < image.width; x++) {
          to[i++] = (float) ((from.data[in + x] & 0xFF) / colour);
        }
      }
      features[2 + band] = to;
    }
    return features;
  }
}
