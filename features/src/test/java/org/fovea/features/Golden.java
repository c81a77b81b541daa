package org.fovea.features;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fovea.features.image.Images;

/**
 * A row-major array that {@code goldens.py} (among the test resources) wrote as .npy, version 1.0.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Golden(int[] shape, double[] values) {

  /** Reads {@code name.npy}. */
  public static Golden read(String name) {
    ByteBuffer file;
    try (InputStream in = Golden.class.getResourceAsStream(name + ".npy")) {
      if (in == null) {
        throw new IllegalArgumentException("no golden file " + name);
      }
      file = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int headerLength = file.getShort(8);
    String header = new String(file.array(), 10, headerLength, StandardCharsets.US_ASCII);
    String tuple = header.substring(header.indexOf('(') + 1, header.indexOf(')'));
    int[] shape =
        Arrays.stream(tuple.split(",", -1))
            .map(String::trim)
            .filter(s -> !s.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    file.position(10 + headerLength);
    double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      if (header.contains("|u1")) {
        values[i] = file.get() & 0xFF;
      } else if (header.contains("<f4")) {
        values[i] = file.getFloat();
      } else {
        values[i] = file.getDouble();
      }
    }
    return new Golden(shape, values);
  }

  /** As a gray picture; the shape is (height, width). */
  public GrayU8 gray() {
    GrayU8 image = new GrayU8(shape[1], shape[0]);
    for (int i = 0; i < values.length; i++) {
      image.data[i] = (byte) (int) values[i];
    }
    return image;
  }

  /** As a float picture; the shape is (height, width). */
  public GrayF32 floats() {
    GrayF32 image = new GrayF32(shape[1], shape[0]);
    for (int i = 0; i < values.length; i++) {
      image.data[i] = (float) values[i];
    }
    return image;
  }

  /** As a picture; the shape is (height, width, 3). */
  public Planar<GrayU8> rgb() {
    Planar<GrayU8> image = Images.rgb(shape[1], shape[0]);
    for (int i = 0; i < values.length; i++) {
      image.getBand(i % 3).data[i / 3] = (byte) (int) values[i];
    }
    return image;
  }
}
