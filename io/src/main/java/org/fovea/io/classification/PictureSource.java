package org.fovea.io.classification;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;

/** Pictures that are numbered from 0. Several threads may ask for them at the same time. */
public interface PictureSource {
  /**
   * Reads or decodes a picture.
   *
   * @param index its number
   * @return a picture of its own, values 0..255: 1 band where it is stored in grey, otherwise 3 (R,
   *     G, B)
   * @throws java.io.UncheckedIOException if it can't be read
   */
  Planar<GrayU8> image(int index);

  /**
   * Where a picture comes from.
   *
   * @param index its number
   * @return the file, and the place in it where it holds several pictures; for messages
   */
  String name(int index);
}
