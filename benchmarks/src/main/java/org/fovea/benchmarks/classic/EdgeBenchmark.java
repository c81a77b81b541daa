package org.fovea.benchmarks.classic;

import boofcv.abst.filter.derivative.ImageGradient;
import boofcv.alg.feature.detect.edge.CannyEdge;
import boofcv.factory.feature.detect.edge.FactoryEdgeDetectors;
import boofcv.factory.filter.derivative.FactoryDerivative;
import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.fovea.features.edge.Canny;
import org.fovea.features.edge.CannyConfig;
import org.fovea.features.filter.BilateralFilter;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.MedianFilter;
import org.fovea.features.filter.SizedGaussianBlur;
import org.fovea.features.gradient.GradientFilter;
import org.fovea.features.gradient.GradientKernel;
import org.fovea.features.gradient.GradientS16;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.io.image.ImageFiles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Gradients, edges and filters on {@code classic/camera.png} of the folder that {@code
 * -Dfovea.data} names, resized, on one thread. The peers OpenCV and scikit-image are measured from
 * Python: {@code cv2.Canny(image, 50, 150)}, {@code skimage.feature.canny(image, 1)}, {@code
 * cv2.Sobel(image, cv2.CV_16S, 1, 0)} and the same for y.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EdgeBenchmark {
  /** Width and height in pixels. */
  @Param({"512", "1024"})
  public int size;

  private final Canny openCv = new Canny(CannyConfig.openCv(50, 150));
  private final Canny scikitImage = new Canny(CannyConfig.scikitImage(1));
  private final GradientFilter sobel = GradientFilter.openCv(GradientKernel.SOBEL);
  private final CannyEdge<GrayU8, GrayS16> boofCvCanny =
      FactoryEdgeDetectors.canny(2, false, false, GrayU8.class, GrayS16.class);
  private final ImageGradient<GrayU8, GrayS16> boofCvSobel =
      FactoryDerivative.sobel(GrayU8.class, GrayS16.class);

  @SuppressWarnings("NullAway.Init") // set by read
  private GrayU8 image;

  @SuppressWarnings("NullAway.Init") // set by read
  private GrayU8 edges;

  @SuppressWarnings("NullAway.Init") // set by read
  private GradientS16 derivatives;

  /** For JMH. */
  public EdgeBenchmark() {}

  /**
   * Reads the picture.
   *
   * @throws IOException if it can't be read
   */
  @Setup
  public void read() throws IOException {
    Path file = Path.of(System.getProperty("fovea.data", "data"), "classic", "camera.png");
    GrayU8 camera = ImageFiles.read(file).getBand(0);
    image = Resize.to(camera, size, size, Interpolation.BILINEAR);
    edges = new GrayU8(size, size);
    derivatives = new GradientS16(new GrayS16(size, size), new GrayS16(size, size));
  }

  /**
   * Canny as OpenCV's.
   *
   * @return the edges
   */
  @Benchmark
  public GrayU8 cannyAsOpenCv() {
    return openCv.apply(image);
  }

  /**
   * Canny as scikit-image's.
   *
   * @return the edges
   */
  @Benchmark
  public GrayU8 cannyAsScikitImage() {
    return scikitImage.apply(image);
  }

  /**
   * BoofCV's Canny, which smooths with a radius of 2 first.
   *
   * @return the edges
   */
  @Benchmark
  public GrayU8 cannyOfBoofCv() {
    boofCvCanny.process(image, 50, 150, edges);
    return edges;
  }

  /**
   * Sobel 3 x 3 along both axes.
   *
   * @return the gradient
   */
  @Benchmark
  public GradientS16 sobel() {
    return sobel.ofS16(image);
  }

  /**
   * BoofCV's Sobel 3 x 3 along both axes.
   *
   * @return the gradient
   */
  @Benchmark
  public GradientS16 sobelOfBoofCv() {
    boofCvSobel.process(image, derivatives.dx(), derivatives.dy());
    return derivatives;
  }

  /**
   * The median of 3 x 3 pixels.
   *
   * @return the medians
   */
  @Benchmark
  public GrayU8 median3() {
    return new MedianFilter(1).apply(image);
  }

  /**
   * The median of 21 x 21 pixels.
   *
   * @return the medians
   */
  @Benchmark
  public GrayU8 median21() {
    return new MedianFilter(10).apply(image);
  }

  /**
   * A Gaussian of 5 x 5 pixels in fixed point.
   *
   * @return the blurred picture
   */
  @Benchmark
  public GrayU8 gaussian5() {
    return new SizedGaussianBlur(5, 1, Border.REFLECT_101).apply(image);
  }

  /**
   * The bilateral filter over a disc of 5 pixels.
   *
   * @return the smoothed picture
   */
  @Benchmark
  public GrayU8 bilateral5() {
    return new BilateralFilter(5, 50, 50).apply(image);
  }
}
