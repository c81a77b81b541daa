package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.features.image.Images;
import org.fovea.io.image.ImageFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FeaturesCommandTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 32;

  private final Path folder;
  private final Path picture;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  FeaturesCommandTest(@TempDir Path folder) {
    this.folder = folder;
    picture = folder.resolve("in.png");
  }

  /** Black on the left, white on the right. */
  @BeforeEach
  void write() throws IOException {
    Planar<GrayU8> image = Images.rgb(WIDTH, HEIGHT);
    for (GrayU8 band : image.bands) {
      for (int i = 0; i < band.data.length; i++) {
        band.data[i] = (byte) (i % WIDTH < WIDTH / 2 ? 0 : 255);
      }
    }
    ImageFiles.write(image, picture);
  }

  private int run(String... args) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    return fovea.execute(args);
  }

  @ParameterizedTest
  @CsvSource({
    "sobel, '3,32,40'",
    "prewitt, '3,32,40'",
    "canny, '32,40'",
    "hog, '3,4,36'",
    "lbp, '32,40'",
  })
  void drawsThePictureAndWritesTheNumbers(String feature, String shape) throws IOException {
    Path drawn = folder.resolve("out.png");
    assertThat(run("features", feature, "" + picture, "-o", "" + drawn, "--json", "--npy"))
        .as(err.toString())
        .isZero();
    assertThat(ImageFiles.read(drawn).width).isEqualTo(WIDTH);
    assertThat(Files.readString(folder.resolve("out.json")))
        .startsWith("{\"feature\":\"" + feature + "\"")
        .contains("\"shape\":[" + shape + "]");
    assertThat(Files.readString(folder.resolve("out.npy"), StandardCharsets.ISO_8859_1))
        .contains("'shape': (" + shape.replace(",", ", ") + ")");
  }

  @Test
  void theEdgeIsWhereBlackMeetsWhite() throws IOException {
    Path drawn = folder.resolve("edges.png");
    assertThat(run("features", "canny", "" + picture, "-o", "" + drawn)).isZero();
    GrayU8 edges = ImageFiles.read(drawn).getBand(0);
    for (int x = 0; x < WIDTH; x++) {
      boolean border = x == WIDTH / 2 || x == WIDTH / 2 - 1;
      assertThat(edges.get(x, 16) > 0 && !border).isFalse();
    }
    assertThat(edges.get(WIDTH / 2, 16) + edges.get(WIDTH / 2 - 1, 16)).isEqualTo(255);
  }

  @Test
  void proposalsAreDrawnAndGoToTheFileThatIsNamed() throws IOException {
    Path numbers = folder.resolve("boxes.json");
    Path drawn = folder.resolve("boxes.png");
    assertThat(
            run(
                "features",
                "selective-search",
                "" + picture,
                "-o",
                "" + drawn,
                "--json",
                "" + numbers))
        .isZero();
    assertThat(Files.readString(numbers)).contains("[0.0,0.0,20.0,32.0]");
    assertThat(ImageFiles.read(drawn).getBand(0).get(0, 0)).isEqualTo(255);
  }

  @ParameterizedTest
  @CsvSource({
    "sobel, --size, 4, 'fovea features sobel: --size must be 3, 5 or 7, got 4'",
    "lbp, --points, 0, 'fovea features lbp: points must be 1..31, got 0'",
    "canny, --low, 200, 'fovea features canny: high must be at least low = 200.0, got 150.0'",
  })
  void settingsOutOfRangeAreWrongUse(String feature, String option, String value, String message) {
    assertThat(run("features", feature, "" + picture, "-o", folder + "/x.png", option, value))
        .isEqualTo(2);
    assertThat(err.toString()).startsWith(message);
  }

  @Test
  void aPictureTooSmallForABlockIsOneLine() throws IOException {
    ImageFiles.write(Images.rgb(5, 5), picture);
    assertThat(run("features", "hog", "" + picture, "-o", folder + "/x.png")).isEqualTo(1);
    assertThat(err.toString()).startsWith("fovea features hog: ").hasLineCount(1);
    assertThat(folder.resolve("x.png")).doesNotExist();
  }
}
