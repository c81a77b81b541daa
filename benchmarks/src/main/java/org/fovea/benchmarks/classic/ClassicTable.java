package org.fovea.benchmarks.classic;

import boofcv.abst.feature.dense.DescribeImageDense;
import boofcv.alg.filter.derivative.DerivativeType;
import boofcv.alg.filter.derivative.GImageDerivativeOps;
import boofcv.factory.feature.dense.ConfigDenseHoG;
import boofcv.factory.feature.dense.FactoryDescribeImageDense;
import boofcv.factory.feature.detect.edge.FactoryEdgeDetectors;
import boofcv.struct.border.BorderType;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageType;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fovea.classic.hog.HogWindowScorer;
import org.fovea.classic.proposal.SelectiveSearch;
import org.fovea.classic.proposal.SelectiveSearchConfig;
import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.window.ScanConfig;
import org.fovea.classic.window.WindowScan;
import org.fovea.features.edge.Canny;
import org.fovea.features.edge.CannyConfig;
import org.fovea.features.gradient.GradientFilter;
import org.fovea.features.gradient.GradientKernel;
import org.fovea.features.hog.Hog;
import org.fovea.features.hog.HogConfig;
import org.fovea.features.image.Images;
import org.fovea.features.lbp.Lbp;
import org.fovea.features.lbp.LbpMethod;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.io.image.ImageFiles;
import org.fovea.samples.scene.SceneDataset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The classic half beside OpenCV, scikit-image and BoofCV on the same pictures, as a table. */
@Command(
    name = "ClassicTable",
    description = {
      "Time the classic half beside OpenCV and scikit-image, where Python has them, and BoofCV.",
      "Milliseconds, the best of many runs on one thread; the picture is a generated road scene."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class ClassicTable implements Callable<Integer> {
  private static final List<String> PEERS = List.of("opencv", "scikit-image", "boofcv");

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Option(names = "--seconds", description = "How long each is run, about.")
  double seconds = 1;

  @Option(names = "--python", description = "The Python that has the peers.")
  String python = "python3";

  private ClassicTable() {}

  /**
   * Runs the program.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ClassicTable()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Planar<GrayU8> scene = SceneDataset.test(1, 1).image(0);
    GrayU8 gray = Images.toGray(scene);
    GrayU8 gray512 = Resize.to(gray, 512, 512, Interpolation.BILINEAR);
    GrayU8 gray1024 = Resize.to(gray, 1024, 1024, Interpolation.BILINEAR);
    Planar<GrayU8> rgb640 = Resize.to(scene, 640, 480, Interpolation.BILINEAR);
    Planar<GrayU8> rgb1280 = Resize.to(scene, 1280, 960, Interpolation.BILINEAR);
    Map<String, Double> peers = new HashMap<>(boofCv(gray512, gray1024));
    Path folder = Files.createTempDirectory("fovea-peers");
    try {
      ImageFiles.write(gray512, folder.resolve("gray512.png"));
      ImageFiles.write(gray1024, folder.resolve("gray1024.png"));
      ImageFiles.write(rgb640, folder.resolve("rgb640.png"));
      ImageFiles.write(rgb1280, folder.resolve("rgb1280.png"));
      peers.putAll(python(folder));
    } finally {
      for (String name : List.of("gray512", "gray1024", "rgb640", "rgb1280")) {
        Files.deleteIfExists(folder.resolve(name + ".png"));
      }
      Files.deleteIfExists(folder.resolve("peers.py"));
      Files.delete(folder);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("| task | ours | " + String.join(" | ", PEERS) + " |");
    out.println("| --- " + "| --: ".repeat(PEERS.size() + 1) + "|");
    ours(gray512, gray1024, rgb640, rgb1280)
        .forEach((task, run) -> out.println(row(task, best(run), peers)));
    out.flush();
    return 0;
  }

  private static Map<String, Runnable> ours(
      GrayU8 gray512, GrayU8 gray1024, Planar<GrayU8> rgb640, Planar<GrayU8> rgb1280) {
    Canny openCv = new Canny(CannyConfig.openCv(50, 150));
    Canny scikit = new Canny(CannyConfig.scikitImage(1));
    GradientFilter sobel = GradientFilter.openCv(GradientKernel.SOBEL);
    Hog hog = new Hog(HogConfig.dalalTriggs());
    Hog scikitHog = new Hog(HogConfig.scikitImage());
    Lbp lbp = new Lbp(8, 1, LbpMethod.UNIFORM);
    SelectiveSearch search = new SelectiveSearch(SelectiveSearchConfig.fast());
    Planar<GrayU8> rgb500 = Resize.to(rgb640, 500, 375, Interpolation.BILINEAR);
    Map<String, Runnable> runs = new LinkedHashMap<>();
    runs.put("canny-512 opencv", () -> openCv.apply(gray512));
    runs.put("canny-1024 opencv", () -> openCv.apply(gray1024));
    runs.put("canny-512 scikit-image", () -> scikit.apply(gray512));
    runs.put("canny-1024 scikit-image", () -> scikit.apply(gray1024));
    runs.put("sobel-1024 opencv", () -> sobel.ofS16(gray1024));
    runs.put("hog-512 opencv", () -> hog.grid(gray512));
    runs.put("hog-512 scikit-image", () -> scikitHog.grid(gray512));
    runs.put("lbp-512 scikit-image", () -> lbp.labels(gray512));
    runs.put("resize-1280 opencv", () -> Resize.to(rgb1280, 640, 480, Interpolation.BILINEAR));
    runs.put("pedestrians-640 opencv", () -> pedestrians(rgb640, Runnable::run));
    runs.put("pedestrians-640, 2 threads", () -> onTwoThreads(rgb640));
    runs.put("selective-search-500", () -> search.propose(rgb500));
    return runs;
  }

  /** Weights of 0 find nobody, but take as long as others. */
  private static void pedestrians(Planar<GrayU8> image, Executor executor) {
    HogConfig config = HogConfig.dalalTriggs();
    new WindowScan(
            ScanConfig.of(64, 128), new HogWindowScorer(config, new LinearSvm(new float[3780], -1)))
        .scan(image, executor);
  }

  private static void onTwoThreads(Planar<GrayU8> image) {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      pedestrians(image, other);
    } finally {
      other.shutdown();
    }
  }

  private Map<String, Double> boofCv(GrayU8 gray512, GrayU8 gray1024) {
    var canny = FactoryEdgeDetectors.canny(2, false, false, GrayU8.class, GrayS16.class);
    GrayU8 edges512 = new GrayU8(512, 512);
    GrayU8 edges1024 = new GrayU8(1024, 1024);
    GrayS16 dx = new GrayS16(1024, 1024);
    GrayS16 dy = new GrayS16(1024, 1024);
    ConfigDenseHoG config = new ConfigDenseHoG();
    config.cellsPerBlockX = 2;
    config.cellsPerBlockY = 2;
    config.fastVariant = true;
    DescribeImageDense<GrayU8, TupleDesc_F64> hog =
        FactoryDescribeImageDense.hog(config, ImageType.SB_U8);
    return Map.of(
        "canny-512 boofcv",
        best(() -> canny.process(gray512, 0.1f, 0.3f, edges512)),
        "canny-1024 boofcv",
        best(() -> canny.process(gray1024, 0.1f, 0.3f, edges1024)),
        "sobel-1024 boofcv",
        best(
            () ->
                GImageDerivativeOps.gradient(
                    DerivativeType.SOBEL, gray1024, dx, dy, BorderType.EXTENDED)),
        "hog-512 boofcv",
        best(() -> hog.process(gray512)));
  }

  /** Milliseconds of each task and library, none where Python has not got it. */
  private Map<String, Double> python(Path folder) throws IOException, InterruptedException {
    Path script = folder.resolve("peers.py");
    try (InputStream in = ClassicTable.class.getResourceAsStream("peers.py")) {
      Files.copy(Objects.requireNonNull(in), script);
    }
    Process process =
        new ProcessBuilder(python, script.toString(), folder.toString(), "" + seconds)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Map<String, Double> times = new HashMap<>();
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ", -1);
        times.put(parts[0] + " " + parts[1], Double.parseDouble(parts[2]));
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException(python + " ended with status " + process.exitValue());
    }
    return times;
  }

  private static String row(String task, double ours, Map<String, Double> peers) {
    String name = task.replaceAll("[ ,].*", "");
    String like = task.substring(task.indexOf(' ') + 1);
    StringBuilder row = new StringBuilder("| " + task + " | " + milliseconds(ours) + " |");
    for (String peer : PEERS) {
      // scikit-image's form of a task is no match for the others, which do less.
      boolean comparable = !like.equals("scikit-image") || peer.equals(like);
      Double time = comparable ? peers.get(name + " " + peer) : null;
      row.append(' ').append(time == null ? "" : milliseconds(time)).append(" |");
    }
    return row.toString();
  }

  private static String milliseconds(double time) {
    return String.format(Locale.ROOT, time < 10 ? "%.2f" : "%.1f", time);
  }

  /** Milliseconds of the fastest run. */
  private double best(Runnable run) {
    double least = Double.POSITIVE_INFINITY;
    // The first half lets the compiler finish.
    long end = System.nanoTime() + (long) (2 * seconds * 1e9);
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      run.run();
      least = Math.min(least, (System.nanoTime() - start) / 1e6);
    }
    return least;
  }
}
