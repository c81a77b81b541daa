package org.fovea.io.image;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Reads one picture from a stream and turns whatever its decoder throws into one exception. */
final class ImageDecoder {
  /** Red, green, blue and alpha; or cyan, magenta, yellow, black and alpha. */
  private static final int MAX_BANDS = 5;

  private final String source;
  private final @Nullable Path file;
  private final ImageReadConfig config;

  /**
   * A decoder of one picture.
   *
   * @param source what error messages call it
   * @param file its name, to be checked against its content; null where it has none
   * @param config limits and checks
   */
  ImageDecoder(String source, @Nullable Path file, ImageReadConfig config) {
    this.source = source;
    this.file = file;
    this.config = config;
  }

  ImageSize size(ImageInputStream in) throws ImageFormatException {
    return withReader(in, (reader, header) -> header.orientation().turn(header.stored()));
  }

  Planar<GrayU8> rgb(byte[] bytes) throws ImageFormatException {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, ImageFormat.MAGIC_LENGTH));
    Optional<ImageFormat> format = ImageFormat.ofContent(head);
    MemoryInput in =
        new MemoryInput(format.isPresent() ? ColorProfile.removed(bytes, format.get()) : bytes);
    return withReader(in, (reader, header) -> header.orientation().turn(decode(reader, header)));
  }

  /**
   * What is known before pixels are decoded.
   *
   * @param format the format, empty for one of an added plug-in
   * @param stored size as stored
   * @param orientation how to turn it
   * @param jpeg the segments of a JPEG, null for any other
   */
  private record Header(
      Optional<ImageFormat> format,
      ImageSize stored,
      Orientation orientation,
      @Nullable JpegSegments jpeg) {}

  private interface Step<T> {
    T run(ImageReader reader, Header header) throws IOException;
  }

  private <T> T withReader(ImageInputStream in, Step<T> step) throws ImageFormatException {
    Optional<ImageFormat> format = Optional.empty();
    try {
      format = format(in);
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw notAPicture(in);
      }
      ImageReader reader = readers.next();
      try {
        boolean gif = format.equals(Optional.of(ImageFormat.GIF));
        reader.setInput(in, true, !gif);
        return step.run(reader, header(reader, in, format));
      } finally {
        reader.dispose();
      }
    } catch (ImageFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw failed(format, e);
    }
  }

  private Optional<ImageFormat> format(ImageInputStream in) throws IOException {
    byte[] head = head(in);
    if (head.length == 0) {
      throw new ImageFormatException(source, "is empty");
    }
    Optional<ImageFormat> content = ImageFormat.ofContent(head);
    if (config.checkName() && file != null) {
      Optional<ImageFormat> name = ImageFormat.ofName(file);
      if (name.isPresent() && !name.equals(content)) {
        throw content.isPresent()
            ? new ImageFormatException(
                source, "is mislabelled: named as " + name.get() + ", it holds " + content.get())
            : notAPicture(in);
      }
    }
    return content;
  }

  private static byte[] head(ImageInputStream in) throws IOException {
    byte[] head = new byte[ImageFormat.MAGIC_LENGTH];
    int length = 0;
    in.seek(0);
    while (length < head.length) {
      int n = in.read(head, length, head.length - length);
      if (n < 0) {
        break;
      }
      length += n;
    }
    in.seek(0);
    return Arrays.copyOf(head, length);
  }

  private ImageFormatException notAPicture(ImageInputStream in) throws IOException {
    StringBuilder bytes = new StringBuilder();
    for (byte b : head(in)) {
      bytes.append(String.format(" %02x", b));
    }
    return new ImageFormatException(
        source, "is no picture of a known format: its first bytes are" + bytes);
  }

  private Header header(ImageReader reader, ImageInputStream in, Optional<ImageFormat> format)
      throws IOException {
    JpegSegments jpeg = null;
    Orientation orientation = Orientation.UPRIGHT;
    if (format.isPresent()) {
      switch (format.get()) {
        case JPEG -> {
          jpeg = JpegSegments.read(in);
          orientation = jpeg.orientation();
        }
        case WEBP -> {
          WebpChunks webp = WebpChunks.read(in);
          orientation = webp.orientation();
          check(webp);
        }
        case BMP -> checkBmp(in);
        case PNG, TIFF -> orientation = orientation(in, format.get());
        default -> {}
      }
      // The decoders set the byte order they need only where it differs from a new stream's.
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
      in.seek(0);
    }
    ImageSize stored =
        format.equals(Optional.of(ImageFormat.GIF))
            ? GifFrame.of(reader).canvas()
            : new ImageSize(reader.getWidth(0), reader.getHeight(0));
    checkSize(stored);
    return new Header(format, stored, orientation, jpeg);
  }

  /** The decoder believes the bit stream, whatever size the chunk before it states. */
  private void check(WebpChunks webp) throws ImageFormatException {
    if (webp.truncated()) {
      throw new ImageFormatException(source, "is truncated: the WEBP data ends early");
    }
    if (webp.largest() > config.maxPixels()) {
      throw new ImageFormatException(
          source,
          "claims " + webp.largest() + " pixels, more than the limit of " + config.maxPixels());
    }
  }

  /**
   * The decoder takes all between the header and the pixels for a palette, and makes room for it.
   */
  private void checkBmp(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(10);
    long pixels = in.readUnsignedInt();
    if (pixels > in.length()) {
      throw new ImageFormatException(
          source,
          "is truncated or broken: its pixels begin at byte " + pixels + " of " + in.length());
    }
  }

  private static Orientation orientation(ImageInputStream in, ImageFormat format)
      throws IOException {
    try {
      return format == ImageFormat.PNG ? ExifOrientation.ofPng(in) : ExifOrientation.ofTiff(in, 0);
    } catch (EOFException e) {
      return Orientation.UPRIGHT;
    }
  }

  private void checkSize(ImageSize size) throws ImageFormatException {
    if (size.width() < 1 || size.height() < 1) {
      throw new ImageFormatException(
          source, "has no pixels: " + size.width() + " x " + size.height());
    }
    if ((long) size.width() * size.height() > config.maxPixels()) {
      throw new ImageFormatException(
          source,
          String.format(
              "claims %d x %d pixels, more than the limit of %d",
              size.width(), size.height(), config.maxPixels()));
    }
  }

  private Planar<GrayU8> decode(ImageReader reader, Header header) throws IOException {
    if (header.format().equals(Optional.of(ImageFormat.GIF))) {
      return GifFrame.of(reader).onCanvas(PixelReader.rgb(reader.read(0)));
    }
    DamageListener damage = new DamageListener();
    reader.addIIOReadWarningListener(damage);
    JpegSegments jpeg = header.jpeg();
    Planar<GrayU8> rgb;
    if (jpeg != null && jpeg.components() == 4) {
      rgb = PixelReader.rgbOfAdobe(reader.readRaster(0, null), jpeg.adobeTransform() == 2);
    } else {
      checkBands(reader);
      BufferedImage image = reader.read(0);
      rgb = PixelReader.rgb(image);
    }
    if (damage.first() != null && !config.acceptDamaged()) {
      throw new ImageFormatException(source, "is damaged: " + damage.first());
    }
    return rgb;
  }

  /** Memory is for width times height times bands, and a broken header may claim many bands. */
  private void checkBands(ImageReader reader) throws IOException {
    ImageTypeSpecifier type = reader.getRawImageType(0);
    if (type != null && type.getNumBands() > MAX_BANDS) {
      throw new ImageFormatException(
          source, "has " + type.getNumBands() + " samples per pixel, expected 1 to " + MAX_BANDS);
    }
  }

  private ImageFormatException failed(Optional<ImageFormat> format, Exception e) {
    String name = format.map(ImageFormat::name).orElse("picture");
    boolean ended =
        e instanceof EOFException
            || (e instanceof IIOException && e.getCause() instanceof EOFException);
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new ImageFormatException(
        source,
        ended
            ? "is truncated: the " + name + " data ends early"
            : "is a broken " + name + ": " + message,
        e);
  }
}
