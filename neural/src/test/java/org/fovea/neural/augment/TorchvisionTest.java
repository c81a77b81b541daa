package org.fovea.neural.augment;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.SizedGaussianBlur;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pixels are torchvision's; goldens.py says how goldens.txt was made. */
class TorchvisionTest {
  /**
   * AffineWarp rounds coordinates to 1/32 pixel: up to 1/64 in each direction, times the picture's
   * largest step of 236 levels.
   */
  private static final int BILINEAR_LEVELS = 8;

  /** SizedGaussianBlur has weights of 8 bits, torchvision floats. */
  private static final int BLUR_LEVELS = 2;

  /** A line of goldens.txt. */
  private record Golden(String name, String crc, String bytes) {
    static Golden of(String line) {
      String[] parts = line.split(": ", 2);
      String[] values = parts[1].split(" ", 2);
      return new Golden(parts[0], values[0], values.length > 1 ? values[1] : "");
    }
  }

  @TestFactory
  Stream<DynamicTest> pixelsAreTorchvisions() throws IOException {
    try (InputStream in = TorchvisionTest.class.getResourceAsStream("goldens.txt")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines()
          .map(Golden::of)
          .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(golden)));
    }
  }

  private static void check(Golden golden) {
    Planar<GrayU8> image = Pictures.golden();
    Planar<GrayU8> result = result(golden.name(), image);
    assertThat(Pictures.crc(result(golden.name(), Pictures.asPart(image))))
        .as("of a part of a picture")
        .isEqualTo(Pictures.crc(result));
    assertThat(Pictures.crc(image)).as("picture after").isEqualTo(Pictures.crc(Pictures.golden()));
    if (golden.bytes().isEmpty()) {
      assertThat(Pictures.crc(result)).isEqualTo(golden.crc());
      return;
    }
    int levels = golden.name().startsWith("blur") ? BLUR_LEVELS : BILINEAR_LEVELS;
    byte[] expected = HexFormat.of().parseHex(golden.bytes());
    byte[] actual = Pictures.bytes(result);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i] & 0xFF)
          .as("sample %d", i)
          .isBetween((expected[i] & 0xFF) - levels, (expected[i] & 0xFF) + levels);
    }
  }

  private static Planar<GrayU8> result(String name, Planar<GrayU8> image) {
    String[] words = name.split(" ");
    return switch (words[0]) {
      case "picture" -> image;
      case "brightness" -> ColourAdjustment.brightness(image, number(words));
      case "contrast" -> ColourAdjustment.contrast(image, number(words));
      case "saturation" -> ColourAdjustment.saturation(image, number(words));
      case "sharpness" -> Sharpness.adjust(image, number(words));
      case "hue" -> ColourAdjustment.hue(image, number(words));
      case "posterize" -> PointOperation.posterize(image, (int) number(words));
      case "solarize" -> PointOperation.solarize(image, number(words));
      case "autocontrast" -> PointOperation.autoContrast(image);
      case "equalize" -> PointOperation.equalize(image);
      case "blur" -> blur(image);
      case "affine" -> affine(words).apply(AnnotatedImage.of(image)).image();
      case "rand" -> rand(words, image);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static double number(String[] words) {
    return Double.parseDouble(words[1]);
  }

  private static Planar<GrayU8> blur(Planar<GrayU8> image) {
    SizedGaussianBlur blur = new SizedGaussianBlur(5, 1.2, Border.REFLECT_101);
    Planar<GrayU8> blurred = new Planar<>(GrayU8.class, image.width, image.height, 3);
    for (int band = 0; band < 3; band++) {
      blurred.setBand(band, blur.apply(image.getBand(band)));
    }
    return blurred;
  }

  private static Affine affine(String[] words) {
    double[] numbers = Stream.of(words).skip(2).mapToDouble(Double::parseDouble).toArray();
    return new Affine(
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        Sampling.valueOf(words[1].toUpperCase(Locale.ROOT)),
        words[1].equals("nearest") ? 50 : 0,
        ClipRule.defaults());
  }

  private static Planar<GrayU8> rand(String[] words, Planar<GrayU8> image) {
    String name = words[1].replace("Color", "Colour").replaceAll("(?<=[a-z])([A-Z])", "_$1");
    RandAugmentOperation operation = RandAugmentOperation.valueOf(name.toUpperCase(Locale.ROOT));
    double amount = operation.amount(Integer.parseInt(words[2]), 31, image);
    return operation
        .apply(
            AnnotatedImage.of(image), Integer.parseInt(words[3]) * amount, RandAugment.defaults())
        .image();
  }
}
