package org.fovea.io.image;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures stored in each of the eight orientations, with EXIF data written by hand, are upright.
 */
class ExifOrientationTest {
  private static final ImageReadConfig CONFIG = ImageReadConfig.defaults();

  /** What EXIF says of a value: the side of the upright picture where row 0 and column 0 are. */
  @ParameterizedTest
  @CsvSource({
    "1, TOP, LEFT",
    "2, TOP, RIGHT",
    "3, BOTTOM, RIGHT",
    "4, BOTTOM, LEFT",
    "5, LEFT, TOP",
    "6, RIGHT, TOP",
    "7, RIGHT, BOTTOM",
    "8, LEFT, BOTTOM"
  })
  void everyOrientationIsTurnedUpright(int value, Side row0, Side column0) throws IOException {
    Planar<GrayU8> stored = stored(row0, column0);
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] exif = exif(value, order);
      byte[] png = withPngExif(encode(stored, ImageFormat.PNG), exif);
      Ramps.assertPicture(ImageFiles.read(png, CONFIG), Ramps::rgb, 0);
      byte[] jpeg = withJpegExif(encode(stored, ImageFormat.JPEG), exif);
      Ramps.assertPicture(ImageFiles.read(jpeg, CONFIG), Ramps::rgb, 24);
    }
  }

  private enum Side {
    TOP,
    BOTTOM,
    LEFT,
    RIGHT;

    /** Where a pixel of the upright picture is, counted from this side. */
    int from(int x, int y) {
      return switch (this) {
        case TOP -> y;
        case BOTTOM -> Ramps.HEIGHT - 1 - y;
        case LEFT -> x;
        case RIGHT -> Ramps.WIDTH - 1 - x;
      };
    }
  }

  private static Planar<GrayU8> stored(Side row0, Side column0) {
    boolean sideways = row0 == Side.LEFT || row0 == Side.RIGHT;
    Planar<GrayU8> stored =
        new Planar<>(
            GrayU8.class,
            sideways ? Ramps.HEIGHT : Ramps.WIDTH,
            sideways ? Ramps.WIDTH : Ramps.HEIGHT,
            3);
    for (int band = 0; band < 3; band++) {
      for (int y = 0; y < Ramps.HEIGHT; y++) {
        for (int x = 0; x < Ramps.WIDTH; x++) {
          stored.getBand(band).set(column0.from(x, y), row0.from(x, y), Ramps.rgb(band, x, y));
        }
      }
    }
    return stored;
  }

  @Test
  void brokenExifDataIsTheSameAsNone(@TempDir Path folder) throws IOException {
    byte[] exif = exif(6, ByteOrder.LITTLE_ENDIAN);
    byte[] jpeg = encode(Ramps.picture(), ImageFormat.JPEG);
    for (int length = 0; length < exif.length; length++) {
      byte[] broken = withJpegExif(jpeg, Arrays.copyOf(exif, length));
      Path file = Files.write(folder.resolve("a.jpg"), broken);
      assertThat(ImageFiles.readSize(file, CONFIG))
          .isIn(new ImageSize(Ramps.WIDTH, Ramps.HEIGHT), new ImageSize(Ramps.HEIGHT, Ramps.WIDTH));
      assertThat(ImageFiles.read(broken, CONFIG).getNumBands()).isEqualTo(3);
    }
    for (int value : new int[] {0, 9, 65535}) {
      byte[] odd = withJpegExif(jpeg, exif(value, ByteOrder.BIG_ENDIAN));
      Ramps.assertPicture(ImageFiles.read(odd, CONFIG), Ramps::rgb, 24);
    }
  }

  private static byte[] encode(Planar<GrayU8> picture, ImageFormat format) throws IOException {
    return ImageFiles.encode(picture, format, new ImageWriteConfig(1));
  }

  /** A TIFF structure of one directory with one entry, the orientation. */
  private static byte[] exif(int value, ByteOrder order) {
    return ByteBuffer.allocate(26)
        .order(order)
        .putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4d4d : 0x4949))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) value)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  /** Puts an APP1 segment right after the start of image. */
  private static byte[] withJpegExif(byte[] jpeg, byte[] exif) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(
        ByteBuffer.allocate(10)
            .putShort((short) 0xffe1)
            .putShort((short) (exif.length + 8))
            .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
            .array());
    out.write(exif);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** Puts an eXIf chunk right after the header. */
  private static byte[] withPngExif(byte[] png, byte[] exif) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(12 + exif.length).putInt(exif.length);
    chunk.put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(exif);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + exif.length);
    chunk.putInt((int) crc.getValue());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, 33);
    out.write(chunk.array());
    out.write(png, 33, png.length - 33);
    return out.toByteArray();
  }
}
