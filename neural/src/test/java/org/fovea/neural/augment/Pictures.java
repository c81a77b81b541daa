package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Random;
import java.util.zip.CRC32;

/** Pictures that tests change. */
final class Pictures {
  static final int WIDTH = 29;
  static final int HEIGHT = 23;

  private Pictures() {}

  /** Ramps with steps in them, the same as goldens.py makes. */
  static Planar<GrayU8> golden() {
    Planar<GrayU8> image = new Planar<>(GrayU8.class, WIDTH, HEIGHT, 3);
    for (int band = 0; band < 3; band++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int v = 5 * x + 7 * y + 40 * band + (x * y % 5) * 9 + (x > 19 ? 60 : 0);
          image.getBand(band).set(x, y, v % 236 + 10);
        }
      }
    }
    return image;
  }

  /** The same picture as a part of a larger one. */
  static Planar<GrayU8> asPart(Planar<GrayU8> image) {
    Planar<GrayU8> larger =
        new Planar<>(GrayU8.class, image.width + 5, image.height + 4, image.getNumBands());
    Random random = new Random(1);
    for (GrayU8 band : larger.bands) {
      random.nextBytes(band.data);
    }
    Planar<GrayU8> part = larger.subimage(2, 3, 2 + image.width, 3 + image.height);
    part.setTo(image);
    return part;
  }

  /** The bytes of all bands, one after another. */
  static byte[] bytes(Planar<GrayU8> image) {
    byte[] all = new byte[image.width * image.height * image.getNumBands()];
    int i = 0;
    for (GrayU8 band : image.bands) {
      for (int y = 0; y < image.height; y++) {
        for (int x = 0; x < image.width; x++) {
          all[i++] = (byte) band.get(x, y);
        }
      }
    }
    return all;
  }

  static String crc(Planar<GrayU8> image) {
    CRC32 crc = new CRC32();
    crc.update(bytes(image));
    return "%08x".formatted(crc.getValue());
  }
}
