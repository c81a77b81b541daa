package org.fovea.classic.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.fovea.features.image.Images;

/** Pictures among the test resources and elsewhere. */
final class PngPictures {
  private PngPictures() {}

  static Planar<GrayU8> resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PngPictures.class.getResourceAsStream(name), name)) {
      return read(in);
    }
  }

  static Planar<GrayU8> file(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(in);
    }
  }

  private static Planar<GrayU8> read(InputStream in) throws IOException {
    BufferedImage png = ImageIO.read(in);
    Planar<GrayU8> image = Images.rgb(png.getWidth(), png.getHeight());
    for (int band = 0; band < 3; band++) {
      for (int y = 0; y < image.height; y++) {
        for (int x = 0; x < image.width; x++) {
          image.getBand(band).set(x, y, png.getRGB(x, y) >> (16 - 8 * band) & 0xFF);
        }
      }
    }
    return image;
  }
}
