package org.fovea.classic.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows and groups are OpenCV's, all of them, in its order; integers, so without a tolerance. */
class CascadeDetectorTest {
  private static List<List<Integer>> windows(
      Cascade cascade, GrayU8 image, CascadeSearchConfig config) {
    // OpenCV clips windows to the picture, we only clip detections.
    return new CascadeDetector(cascade, config)
        .candidates(image).stream()
            .map(
                w ->
                    List.of(
                        w.x(),
                        w.y(),
                        Math.min(w.width(), image.width - w.x()),
                        Math.min(w.height(), image.height - w.y())))
            .toList();
  }

  private static List<List<Integer>> groups(
      Cascade cascade, GrayU8 image, CascadeSearchConfig config) {
    return new CascadeDetector(cascade, config)
        .detect(image).stream()
            .map(
                d ->
                    List.of(
                        (int) d.box().x1(),
                        (int) d.box().y1(),
                        (int) d.box().width(),
                        (int) d.box().height(),
                        (int) d.score()))
            .toList();
  }

  /** Golden files made by goldens.py, beside them. */
  @ParameterizedTest
  @ValueSource(strings = {"haar", "lbp"})
  void findsWhatOpenCvFinds(String name) throws IOException {
    Cascade cascade = CascadePictures.cascade(name + ".xml");
    GrayU8 image = CascadePictures.gray(CascadePictures.resource("picture.png"));
    CascadeSearchConfig config = CascadeSearchConfig.defaults().withWindows(1.15, 3);
    assertThat(windows(cascade, image, config))
        .isEqualTo(CascadePictures.lines(name + "_windows.txt"));
    assertThat(groups(cascade, image, config))
        .containsExactlyInAnyOrderElementsOf(CascadePictures.lines(name + "_groups.txt"));

    GrayU8 around = CascadePictures.noise(image.width + 9, image.height + 5, new Random(1));
    GrayU8 view = around.subimage(4, 2, 4 + image.width, 2 + image.height);
    view.setTo(image);
    assertThat(windows(cascade, view, config)).isEqualTo(windows(cascade, image, config));
  }

  /**
   * OpenCV 4.6.0, {@code detectMultiScale2(gray, 1.1, 3)} and the number and a checksum of the
   * windows of {@code detectMultiScale(gray, 1.1, 0)}: their x + 3 y + 7 width + 11 height + 13 *
   * index summed up.
   */
  @ParameterizedTest
  @CsvSource({
    "haarcascade_frontalface_default.xml, 47, 113111, 177, 66, 95, 40",
    "lbpcascade_frontalface.xml, 34, 74878, 171, 64, 104, 16"
  })
  void findsTheFaceThatOpenCvFinds(
      String name, int count, long checksum, int x, int y, int size, int neighbours)
      throws IOException {
    Path folder = Path.of(System.getProperty("fovea.data", "../../shared/data"), "classic");
    assumeTrue(Files.isDirectory(folder), () -> "skipped, there is no " + folder);
    Cascade cascade = CascadeReader.read(folder.resolve(name));
    GrayU8 gray = Images.toGray(rgb(folder.resolve("astronaut.png")));
    CascadeSearchConfig config = CascadeSearchConfig.defaults();
    List<List<Integer>> windows = windows(cascade, gray, config);
    long sum = 0;
    for (int i = 0; i < windows.size(); i++) {
      List<Integer> w = windows.get(i);
      sum += w.get(0) + 3 * w.get(1) + 7 * w.get(2) + 11 * w.get(3) + 13L * i;
    }
    assertThat(windows).hasSize(count);
    assertThat(sum).isEqualTo(checksum);
    assertThat(groups(cascade, gray, config))
        .isEqualTo(List.of(List.of(x, y, size, size, neighbours)));
  }

  private static Planar<GrayU8> rgb(Path png) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    Planar<GrayU8> rgb = Images.rgb(image.getWidth(), image.getHeight());
    for (int band = 0; band < 3; band++) {
      int[] samples = image.getRaster().getSamples(0, 0, rgb.width, rgb.height, band, (int[]) null);
      for (int i = 0; i < samples.length; i++) {
        rgb.getBand(band).data[i] = (byte) samples[i];
      }
    }
    return rgb;
  }

  @Test
  void threadsChangeNothing() throws IOException {
    Cascade cascade = CascadePictures.cascade("haar.xml");
    GrayU8 image = CascadePictures.noise(301, 407, new Random(3));
    CascadeSearchConfig config = CascadeSearchConfig.defaults();
    List<Window> one = new CascadeDetector(cascade, config).candidates(image);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    List<Window> four = new CascadeDetector(cascade, config, pool).candidates(image);
    pool.shutdown();
    assertThat(four).isNotEmpty().isEqualTo(one);
  }

  @Test
  void sizesAreHeldTo() throws IOException {
    Cascade cascade = CascadePictures.cascade("lbp.xml");
    GrayU8 image = CascadePictures.gray(CascadePictures.resource("picture.png"));
    CascadeSearchConfig config =
        CascadeSearchConfig.defaults().withMinSize(20, 16).withMaxSize(40, 30);
    assertThat(new CascadeDetector(cascade, config).candidates(image))
        .isNotEmpty()
        .allMatch(w -> w.width() >= 20 && w.height() >= 16 && w.width() <= 40 && w.height() <= 30);
    // Between two sizes of window OpenCV takes the nearest.
    List<Window> nearest =
        new CascadeDetector(
                cascade, config.withWindows(1.5, 0).withMinSize(22, 17).withMaxSize(22, 17))
            .candidates(image);
    assertThat(nearest).isNotEmpty().allMatch(w -> w.width() == 21 && w.height() == 16);
  }

  @Test
  void detectionsAreSurestFirstAndOfTheCategory() throws IOException {
    GrayU8 image = CascadePictures.gray(CascadePictures.resource("picture.png"));
    CascadeDetector detector =
        new CascadeDetector(
            CascadePictures.cascade("lbp.xml"),
            CascadeSearchConfig.defaults().withWindows(1.05, 1).withCategoryId(7));
    List<Detection> found = detector.detect(Images.toRgb(image));
    assertThat(found).hasSizeGreaterThan(2).allMatch(d -> d.categoryId() == 7);
    for (int i = 1; i < found.size(); i++) {
      assertThat(found.get(i).score()).isLessThanOrEqualTo(found.get(i - 1).score());
    }
  }

  @Test
  void picturesSmallerThanTheWindowHaveNothing() throws IOException {
    CascadeDetector detector =
        new CascadeDetector(CascadePictures.cascade("haar.xml"), CascadeSearchConfig.defaults());
    assertThat(detector.detect(new GrayU8(1, 1))).isEmpty();
    assertThat(detector.detect(new GrayU8(200, 10))).isEmpty();
    assertThat(detector.detect(new GrayU8(14, 11))).isEmpty();
  }

  @Test
  void refusesBadSettings() {
    CascadeSearchConfig config = CascadeSearchConfig.defaults();
    assertThatThrownBy(() -> config.withWindows(1, 3))
        .hasMessage("scaleFactor must be finite and at least 1.001, got 1.0");
    assertThatThrownBy(() -> config.withWindows(1.1, -1))
        .hasMessage("minNeighbours must be at least 0, got -1");
    assertThatThrownBy(() -> config.withMinSize(-2, 0))
        .hasMessage("minWidth must be at least 0, got -2");
  }
}
