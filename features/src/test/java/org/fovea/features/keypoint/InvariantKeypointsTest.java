package org.fovea.features.keypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.fovea.features.Views;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.junit.jupiter.api.Test;

/** SIFT, SURF and oriented FAST with BRIEF: keypoints and descriptors of a changed picture. */
class InvariantKeypointsTest {
  private static final Sift SIFT = new Sift();
  private static final Surf SURF = new Surf();
  private static final OrientedFast FAST =
      new OrientedFast(OrientedFastConfig.defaults().withMargin(20));
  private static final Brief BRIEF = new Brief();
  private final GrayU8 camera = camera();

  /** Turned by a right angle, which changes no value: pixel (x, y) comes to (height - 1 - y, x). */
  @Test
  void matchesFollowARotation() {
    GrayU8 turned = new GrayU8(camera.height, camera.width);
    for (int y = 0; y < camera.height; y++) {
      for (int x = 0; x < camera.width; x++) {
        turned.set(camera.height - 1 - y, x, camera.get(x, y));
      }
    }
    Change change = (x, y) -> new double[] {camera.height - 1 - y, x};
    assertThat(correct(SIFT, SIFT, DescriptorDistance.L2, turned, change)).isGreaterThan(0.9);
    assertThat(correct(SURF, SURF, DescriptorDistance.L2, turned, change)).isGreaterThan(0.9);
    assertThat(correct(FAST, BRIEF, DescriptorDistance.HAMMING, turned, change)).isGreaterThan(0.9);
  }

  @Test
  void matchesFollowAChangeOfScale() {
    GrayU8 larger = Resize.to(camera, 240, 240, Interpolation.BILINEAR);
    Change change = (x, y) -> new double[] {(x + 0.5) * 1.5 - 0.5, (y + 0.5) * 1.5 - 0.5};
    assertThat(correct(SIFT, SIFT, DescriptorDistance.L2, larger, change)).isGreaterThan(0.85);
    assertThat(correct(SURF, SURF, DescriptorDistance.L2, larger, change)).isGreaterThan(0.85);
    assertThat(correct(FAST, BRIEF, DescriptorDistance.HAMMING, larger, change))
        .isGreaterThan(0.85);
  }

  private interface Change {
    double[] of(double x, double y);
  }

  /** The part of matches that lead to within 3 pixels of where the keypoint went. */
  private <D> double correct(
      KeypointDetector detector,
      KeypointDescriber<D> describer,
      DescriptorDistance<D> distance,
      GrayU8 changed,
      Change change) {
    List<Keypoint> here = detector.detect(camera);
    List<Keypoint> there = detector.detect(changed);
    List<Match> matches =
        new BruteForceMatcher<>(distance)
            .matchByRatio(
                describer.describe(camera, here), describer.describe(changed, there), 0.8);
    int correct = 0;
    for (Match match : matches) {
      double[] expected = change.of(here.get(match.query()).x(), here.get(match.query()).y());
      Keypoint k = there.get(match.train());
      correct += Math.hypot(k.x() - expected[0], k.y() - expected[1]) < 3 ? 1 : 0;
    }
    assertThat(matches).hasSizeGreaterThan(here.size() / 3);
    return correct / (double) matches.size();
  }

  @Test
  void descriptorsHaveTheirLengthsAndNorms() {
    for (float[] d : SIFT.describe(camera, SIFT.detect(camera))) {
      assertThat(d).hasSize(128);
      assertThat(norm(d)).isCloseTo(1, within(1e-5));
    }
    for (float[] d : SURF.describe(camera, SURF.detect(camera))) {
      assertThat(d).hasSize(64);
      assertThat(norm(d)).isCloseTo(1, within(1e-5));
    }
    assertThat(BRIEF.describe(camera, FAST.detect(camera)))
        .allSatisfy(d -> assertThat(d).hasSize(4));
  }

  private static double norm(float[] d) {
    double sum = 0;
    for (float v : d) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }

  @Test
  void subImagesGiveTheSame() {
    GrayU8 view = Views.inside(camera);
    List<KeypointDetector> detectors = List.of(SIFT, SURF, FAST);
    for (KeypointDetector detector : detectors) {
      assertThat(detector.detect(view)).isEqualTo(detector.detect(camera)).isNotEmpty();
    }
    List<Keypoint> keypoints = FAST.detect(camera);
    List<KeypointDescriber<?>> describers = List.of(SIFT, SURF, BRIEF);
    for (KeypointDescriber<?> describer : describers) {
      Object[] ofView = describer.describe(view, keypoints).toArray();
      Object[] ofCamera = describer.describe(camera, keypoints).toArray();
      assertThat(Arrays.deepEquals(ofView, ofCamera)).isTrue();
    }
  }

  @Test
  void tinyPicturesHaveNoKeypoints() {
    List<KeypointDetector> detectors = List.of(SIFT, SURF, FAST);
    for (KeypointDetector detector : detectors) {
      for (int size : new int[] {1, 2, 3, 5, 8}) {
        assertThat(detector.detect(new GrayU8(size, size))).isEmpty();
        assertThat(detector.detect(new GrayU8(size, 33))).isEmpty();
      }
      assertThatIllegalArgumentException().isThrownBy(() -> detector.detect(new GrayU8(0, 4)));
    }
    List<Keypoint> corner = List.of(new Keypoint(0, 0, 1, 0, 1));
    List<KeypointDescriber<?>> describers = List.of(SIFT, SURF, BRIEF);
    for (KeypointDescriber<?> describer : describers) {
      assertThat(describer.describe(new GrayU8(1, 1), corner)).hasSize(1);
    }
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sift(-1))
        .withMessage("minContrast must be at least 0, got -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Brief(100))
        .withMessage("bits must be a multiple of 64, 64..4096, got 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrientedFastConfig.defaults().withMargin(3))
        .withMessage("margin must be at least 16, got 3");
  }

  private static GrayU8 camera() {
    try (InputStream in =
        Objects.requireNonNull(
            Views.class.getResourceAsStream("golden/camera.png"), "golden/camera.png")) {
      BufferedImage png = ImageIO.read(in);
      GrayU8 image = new GrayU8(png.getWidth(), png.getHeight());
      int[] samples = png.getRaster().getSamples(0, 0, image.width, image.height, 0, (int[]) null);
      for (int i = 0; i < samples.length; i++) {
        image.data[i] = (byte) samples[i];
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
