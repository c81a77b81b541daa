package org.fovea.features.golden;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.fovea.features.image.Images;

/** What a reference made of one of the pictures: an operation's name, its settings, its result. */
record ClassicCase(String op, String name, String image, JsonNode attrs, JsonNode value) {

  static List<ClassicCase> all() {
    try (InputStream in = new GZIPInputStream(resource("classic.json.gz"))) {
      List<ClassicCase> cases = new ArrayList<>();
      for (JsonNode c : new JsonMapper().readTree(in).get("cases")) {
        cases.add(
            new ClassicCase(
                c.get("op").textValue(),
                c.get("name").textValue(),
                c.get("image").textValue(),
                c.get("attrs"),
                c.get("value")));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ClassicCase.class.getResourceAsStream(name), name);
  }

  private BufferedImage read() {
    try (InputStream in = resource(image + ".png")) {
      return ImageIO.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isGray() {
    return read().getRaster().getNumBands() == 1;
  }

  /** The picture; three equal bands where it is gray. */
  Planar<GrayU8> rgb() {
    BufferedImage png = read();
    Planar<GrayU8> rgb = Images.rgb(png.getWidth(), png.getHeight());
    int bands = png.getRaster().getNumBands();
    for (int band = 0; band < 3; band++) {
      int[] samples =
          png.getRaster()
              .getSamples(
                  0, 0, png.getWidth(), png.getHeight(), Math.min(band, bands - 1), (int[]) null);
      for (int i = 0; i < samples.length; i++) {
        rgb.getBand(band).data[i] = (byte) samples[i];
      }
    }
    return rgb;
  }

  /** The picture's luma as OpenCV computes it, or the picture itself where it is gray. */
  GrayU8 gray() {
    return isGray() ? rgb().getBand(0) : Images.toGray(rgb());
  }

  /** The picture's luma as scikit-image computes it, 0..1. */
  GrayF32 luminance() {
    Planar<GrayU8> rgb = rgb();
    GrayF32 gray = new GrayF32(rgb.width, rgb.height);
    double[] weights = isGray() ? new double[] {1, 0, 0} : new double[] {0.2125, 0.7154, 0.0721};
    for (int i = 0; i < gray.data.length; i++) {
      double sum = 0;
      for (int band = 0; band < 3; band++) {
        sum += weights[band] * (rgb.getBand(band).data[i] & 0xFF);
      }
      gray.data[i] = (float) (sum / 255);
    }
    return gray;
  }

  /** The reference's result as a digest of an array. */
  Digest digest() {
    return new Digest(value);
  }

  @Override
  public String toString() {
    return op + "/" + name + "/" + image;
  }
}
