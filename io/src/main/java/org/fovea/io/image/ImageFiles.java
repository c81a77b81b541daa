package org.fovea.io.image;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageBase;
import boofcv.struct.image.Planar;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.fovea.features.image.Images;
import org.fovea.io.file.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes pictures.
 *
 * <p>Read are PNG, JPEG, BMP, GIF (its first frame), TIFF (its first page), WebP and PNM, and
 * whatever other ImageIO plug-in is on the class path. Whatever the file holds, what is read is
 * upright 8-bit sRGB:
 *
 * <ul>
 *   <li>Colour pictures have three bands R, G, B; grey ones are expanded to three equal bands, and
 *       {@code readGray} gives Rec. 601 luma.
 *   <li>EXIF orientation is applied (JPEG, PNG, TIFF, WebP).
 *   <li>Transparent pixels are laid on white.
 *   <li>16-bit samples are scaled to 8 bits, v / 257 to the nearest; palettes are looked up.
 *   <li>CMYK and YCCK become R = (255 - C) (255 - K) / 255 and so on, the same on every machine.
 *   <li>Embedded colour profiles are not applied: the stored samples are taken for sRGB, as OpenCV
 *       and Pillow do.
 * </ul>
 *
 * <p>The first bytes decide the format. A file whose name ends in another known format's extension
 * is refused as mislabelled, unless the configuration says not to look at names; an extension that
 * is not known is of no consequence.
 *
 * <p>Nothing is cached on disk and no setting of ImageIO is changed. All methods may be called from
 * any thread.
 */
public final class ImageFiles {
  private ImageFiles() {}

  /**
   * Reads a picture in colour, with the default limits.
   *
   * @param file the file
   * @return three bands R, G, B
   * @throws ImageFormatException if the file holds no picture that can be read, or a damaged,
   *     mislabelled or too large one
   * @throws IOException if the file can't be read
   */
  public static Planar<GrayU8> read(Path file) throws IOException {
    return read(file, ImageReadConfig.defaults());
  }

  /**
   * Reads a picture in colour.
   *
   * @param file the file
   * @param config limits and checks
   * @return three bands R, G, B
   * @throws ImageFormatException if the file holds no picture that can be read, or a damaged,
   *     mislabelled or too large one
   * @throws IOException if the file can't be read
   */
  public static Planar<GrayU8> read(Path file, ImageReadConfig config) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = readAll(in, file.toString(), config);
    }
    return decode(bytes, file.toString(), file, config);
  }

  /**
   * Reads a picture in colour from a stream, to its end.
   *
   * @param in the stream, which stays open
   * @param config limits; there is no name to check
   * @return three bands R, G, B
   * @throws ImageFormatException if the stream holds no picture that can be read, or a damaged or
   *     too large one
   * @throws IOException if the stream can't be read
   */
  public static Planar<GrayU8> read(InputStream in, ImageReadConfig config) throws IOException {
    return decode(readAll(in, "stream", config), "stream", null, config);
  }

  /**
   * Reads a picture in colour from memory.
   *
   * @param bytes what a file holds
   * @param config limits; there is no name to check
   * @return three bands R, G, B
   * @throws ImageFormatException if the bytes hold no picture that can be read, or a damaged or too
   *     large one
   */
  public static Planar<GrayU8> read(byte[] bytes, ImageReadConfig config)
      throws ImageFormatException {
    return decode(bytes, bytes.length + " bytes", null, config);
  }

  /**
   * Reads a picture in grey, with the default limits.
   *
   * @param file the file
   * @return Rec. 601 luma, 0..255
   * @throws ImageFormatException if the file holds no picture that can be read, or a damaged,
   *     mislabelled or too large one
   * @throws IOException if the file can't be read
   */
  public static GrayU8 readGray(Path file) throws IOException {
    return readGray(file, ImageReadConfig.defaults());
  }

  /**
   * Reads a picture in grey.
   *
   * @param file the file
   * @param config limits and checks
   * @return Rec. 601 luma, 0..255; the stored value where the file is grey
   * @throws ImageFormatException if the file holds no picture that can be read, or a damaged,
   *     mislabelled or too large one
   * @throws IOException if the file can't be read
   */
  public static GrayU8 readGray(Path file, ImageReadConfig config) throws IOException {
    return Images.toGray(read(file, config));
  }

  /**
   * Reads a picture in grey from a stream, to its end.
   *
   * @param in the stream, which stays open
   * @param config limits; there is no name to check
   * @return Rec. 601 luma, 0..255; the stored value where the file is grey
   * @throws ImageFormatException if the stream holds no picture that can be read, or a damaged or
   *     too large one
   * @throws IOException if the stream can't be read
   */
  public static GrayU8 readGray(InputStream in, ImageReadConfig config) throws IOException {
    return Images.toGray(read(in, config));
  }

  /**
   * Reads a picture in grey from memory.
   *
   * @param bytes what a file holds
   * @param config limits; there is no name to check
   * @return Rec. 601 luma, 0..255; the stored value where the file is grey
   * @throws ImageFormatException if the bytes hold no picture that can be read, or a damaged or too
   *     large one
   */
  public static GrayU8 readGray(byte[] bytes, ImageReadConfig config) throws ImageFormatException {
    return Images.toGray(read(bytes, config));
  }

  /**
   * The size of a picture, from its header alone.
   *
   * @param file the file
   * @param config limits and checks, the same as for reading
   * @return the size that {@code read} would give
   * @throws ImageFormatException if the file's header is not that of a picture that can be read
   * @throws IOException if the file can't be read
   */
  public static ImageSize readSize(Path file, ImageReadConfig config) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      Files.newInputStream(file).close(); // says why
    }
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      return new ImageDecoder(file.toString(), file, config).size(in);
    }
  }

  /**
   * Writes a picture, with the default quality.
   *
   * @param image three bands R, G, B; not modified
   * @param file the file, whose extension decides the format: PNG, JPEG, BMP, GIF, TIFF or PNM. It
   *     is replaced only when all is written
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if the extension names no format that can be written, or the
   *     picture has not three bands and at least one pixel
   */
  public static void write(Planar<GrayU8> image, Path file) throws IOException {
    write(image, file, ImageWriteConfig.defaults());
  }

  /**
   * Writes a picture.
   *
   * @param image three bands R, G, B; not modified
   * @param file the file, whose extension decides the format: PNG, JPEG, BMP, GIF, TIFF or PNM. It
   *     is replaced only when all is written
   * @param config quality
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if the extension names no format that can be written, or the
   *     picture has not three bands and at least one pixel
   */
  public static void write(Planar<GrayU8> image, Path file, ImageWriteConfig config)
      throws IOException {
    byte[] bytes = encode(image, formatOf(file), config);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /**
   * Writes a grey picture, with the default quality.
   *
   * @param image the picture, not modified
   * @param file the file, whose extension decides the format: PNG, JPEG, BMP, GIF, TIFF or PNM. It
   *     is replaced only when all is written
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if the extension names no format that can be written, or the
   *     picture has no pixel
   */
  public static void write(GrayU8 image, Path file) throws IOException {
    write(image, file, ImageWriteConfig.defaults());
  }

  /**
   * Writes a grey picture.
   *
   * @param image the picture, not modified
   * @param file the file, whose extension decides the format: PNG, JPEG, BMP, GIF, TIFF or PNM. It
   *     is replaced only when all is written
   * @param config quality
   * @throws IOException if it can't be written
   * @throws IllegalArgumentException if the extension names no format that can be written, or the
   *     picture has no pixel
   */
  public static void write(GrayU8 image, Path file, ImageWriteConfig config) throws IOException {
    byte[] bytes = encode(image, formatOf(file), config);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /**
   * Encodes a picture in memory.
   *
   * @param image three bands R, G, B; not modified
   * @param format any but WebP; GIF reduces the picture to 256 colours, JPEG is lossy, the others
   *     keep every sample
   * @param config quality
   * @return what a file would hold
   * @throws IOException if it can't be encoded
   * @throws IllegalArgumentException if the format can't be written, or the picture has not three
   *     bands and at least one pixel
   */
  public static byte[] encode(Planar<GrayU8> image, ImageFormat format, ImageWriteConfig config)
      throws IOException {
    Images.requireRgb(image);
    checkWritable(image, format);
    BufferedImage rgb = new BufferedImage(image.width, image.height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] to = ((DataBufferByte) rgb.getRaster().getDataBuffer()).getData();
    for (int band = 0; band < 3; band++) {
      GrayU8 from = image.getBand(band);
      for (int y = 0; y < image.height; y++) {
        int in = from.startIndex + y * from.stride;
        int out = y * image.width * 3 + 2 - band;
        for (int x = 0; x < image.width; x++) {
          to[out + 3 * x] = from.data[in + x];
        }
      }
    }
    return ImageEncoder.encode(rgb, format, config);
  }

  /**
   * Encodes a grey picture in memory.
   *
   * @param image the picture, not modified
   * @param format any but WebP; JPEG is lossy, the others keep every sample
   * @param config quality
   * @return what a file would hold
   * @throws IOException if it can't be encoded
   * @throws IllegalArgumentException if the format can't be written, or the picture has no pixel
   */
  public static byte[] encode(GrayU8 image, ImageFormat format, ImageWriteConfig config)
      throws IOException {
    checkWritable(image, format);
    BufferedImage gray = new BufferedImage(image.width, image.height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] to = ((DataBufferByte) gray.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < image.height; y++) {
      System.arraycopy(
          image.data, image.startIndex + y * image.stride, to, y * image.width, image.width);
    }
    return ImageEncoder.encode(gray, format, config);
  }

  private static byte[] readAll(InputStream in, String source, ImageReadConfig config)
      throws IOException {
    byte[] bytes = in.readNBytes((int) config.maxBytes() + 1);
    if (bytes.length > config.maxBytes()) {
      throw new ImageFormatException(
          source, "is larger than the limit of " + config.maxBytes() + " bytes");
    }
    return bytes;
  }

  private static Planar<GrayU8> decode(
      byte[] bytes, String source, @Nullable Path file, ImageReadConfig config)
      throws ImageFormatException {
    return new ImageDecoder(source, file, config).rgb(bytes);
  }

  private static ImageFormat formatOf(Path file) {
    return ImageFormat.ofName(file)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    file + ": a picture's name must end in .png, .jpg, .bmp, .gif, .tif or .ppm"));
  }

  private static void checkWritable(ImageBase<?> image, ImageFormat format) {
    Images.requireNotEmpty(image);
    if (format == ImageFormat.WEBP) {
      throw new IllegalArgumentException("WebP pictures can be read, but not written");
    }
  }
}
