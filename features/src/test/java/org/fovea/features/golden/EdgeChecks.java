package org.fovea.features.golden;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.features.edge.Canny;
import org.fovea.features.edge.CannyConfig;
import org.fovea.features.filter.BilateralFilter;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.BoxBlur;
import org.fovea.features.filter.GaussianBlur;
import org.fovea.features.filter.Laplacian;
import org.fovea.features.filter.MedianFilter;
import org.fovea.features.filter.PyrDown;
import org.fovea.features.filter.SizedGaussianBlur;
import org.fovea.features.gradient.Gradient;
import org.fovea.features.gradient.GradientFilter;
import org.fovea.features.gradient.GradientKernel;
import org.fovea.features.gradient.GradientNorm;
import org.fovea.features.image.Images;

/** Gradients, filters and edges. Bytes and whole numbers are the references', to the last bit. */
final class EdgeChecks implements Checks {
  /** What one rounding of a float of at most 1 loses. */
  private static final double ROUNDING = 0x1p-24;

  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of(
        "sobel", golden -> gradient(golden, GradientKernel.SOBEL),
        "prewitt", golden -> gradient(golden, GradientKernel.PREWITT),
        "scharr", golden -> gradient(golden, GradientKernel.SCHARR),
        "laplacian",
            golden -> {
              Laplacian laplacian = new Laplacian(Laplacian.Kernel.AXIAL);
              golden.digest().checkInts(ints(laplacian.apply(golden.gray())));
            },
        "canny", EdgeChecks::canny,
        "gaussian", EdgeChecks::gaussian,
        "median", golden -> golden.digest().checkBytes(new MedianFilter(1).apply(golden.gray())),
        "box", golden -> golden.digest().checkBytes(new BoxBlur(3).apply(golden.gray())),
        "bilateral",
            golden -> {
              BilateralFilter bilateral = new BilateralFilter(5, 50, 50);
              golden.digest().checkBytes(bilateral.apply(golden.gray()));
            },
        "pyr_down", golden -> golden.digest().checkBytes(new PyrDown().apply(golden.gray())));
  }

  /**
   * Of floats: the picture, six weights, their products and their sum are rounded, of values whose
   * absolute weights sum to 2; the magnitude is rounded once more.
   */
  private static void gradient(ClassicCase golden, GradientKernel kernel) {
    Gradient scikit = GradientFilter.scikitImage(kernel).of(golden.luminance());
    double tolerance = 2 * (1 + 6 + 6 + 6 + 1) * ROUNDING;
    switch (golden.name()) {
      case "skimage_mag" -> golden.digest().check(scikit.magnitude(GradientNorm.RMS), tolerance);
      case "skimage_h" -> golden.digest().check(scikit.dy(), tolerance);
      case "skimage_v" -> golden.digest().check(scikit.dx(), tolerance);
      case "cv2_dx_k3" ->
          golden.digest().checkInts(ints(GradientFilter.openCv(kernel).ofS16(golden.gray()).dx()));
      case "cv2_dy_k3" ->
          golden.digest().checkInts(ints(GradientFilter.openCv(kernel).ofS16(golden.gray()).dy()));
      case "cv2_dx_k5" ->
          golden
              .digest()
              .check(GradientFilter.openCv(GradientKernel.SOBEL_5).of(golden.gray()).dx(), 0);
      default -> throw new AssertionError(golden);
    }
  }

  private static void canny(ClassicCase golden) {
    if (golden.name().startsWith("skimage")) {
      double sigma = golden.attrs().get("sigma").doubleValue();
      Canny canny = new Canny(CannyConfig.scikitImage(sigma));
      golden.digest().checkBytes(canny.apply(doubleLuminance(golden)));
      return;
    }
    CannyConfig config =
        CannyConfig.openCv(
            golden.attrs().get("low").doubleValue(), golden.attrs().get("high").doubleValue());
    boolean trueLength = golden.attrs().get("L2").booleanValue();
    GrayU8 edges =
        new Canny(config.withNorm(trueLength ? GradientNorm.L2 : GradientNorm.L1))
            .apply(golden.gray());
    for (int i = 0; i < edges.data.length; i++) {
      edges.data[i] *= (byte) 255;
    }
    golden.digest().checkBytes(edges);
  }

  /** scikit-image's rgb2gray, or the picture itself where it is gray, 0..1. */
  private static GrayF64 doubleLuminance(ClassicCase golden) {
    Planar<GrayU8> rgb = golden.rgb();
    GrayF64 luminance = new GrayF64(rgb.width, rgb.height);
    double[] weights =
        golden.isGray() ? new double[] {1, 0, 0} : new double[] {.2125, .7154, .0721};
    for (int i = 0; i < luminance.data.length; i++) {
      for (int band = 0; band < 3; band++) {
        luminance.data[i] += weights[band] * ((rgb.getBand(band).data[i] & 0xFF) * (1 / 255.0));
      }
    }
    return luminance;
  }

  /**
   * Of floats: the picture is rounded, then as much as GaussianBlur states; OpenCV rounds as well.
   */
  private static void gaussian(ClassicCase golden) {
    switch (golden.name()) {
      case "cv2_5x5_1.0_u8" ->
          golden
              .digest()
              .checkBytes(new SizedGaussianBlur(5, 1, Border.REFLECT_101).apply(golden.gray()));
      case "cv2_7x7_auto_f32" -> {
        GrayF32 gray = Images.toF32(golden.gray());
        SizedGaussianBlur blur = new SizedGaussianBlur(7, 0, Border.REFLECT_101);
        golden.digest().check(blur.apply(gray), 2 * 2 * (7 + 1) * 255 * ROUNDING);
      }
      default -> {
        double sigma = golden.attrs().get("sigma").doubleValue();
        GaussianBlur blur = new GaussianBlur(sigma, 4, Border.REPLICATE);
        double tolerance = (1 + 2 * blur.weights().length) * ROUNDING;
        golden.digest().check(blur.apply(golden.luminance()), tolerance);
      }
    }
  }

  private static int[] ints(GrayS16 image) {
    int[] ints = new int[image.data.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = image.data[i];
    }
    return ints;
  }
}
