package org.fovea.io.classification;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.nio.file.Path;

/**
 * Pictures of one size in the bytes of a file.
 *
 * @param file where they are from
 * @param bytes the file's bytes, or a part of them
 * @param header bytes before each picture
 * @param width columns
 * @param height rows
 * @param bands of {@code height * width} bytes, one after another
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredPictures(Path file, byte[] bytes, int header, int width, int height, int bands)
    implements PictureSource {
  @Override
  public Planar<GrayU8> image(int index) {
    Planar<GrayU8> image = new Planar<>(GrayU8.class, width, height, bands);
    int band = width * height;
    int from = index * (header + bands * band) + header;
    for (int b = 0; b < bands; b++) {
      System.arraycopy(bytes, from + b * band, image.getBand(b).data, 0, band);
    }
    return image;
  }

  @Override
  public String name(int index) {
    return file + ", picture " + index;
  }
}
