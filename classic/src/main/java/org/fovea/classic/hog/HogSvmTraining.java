package org.fovea.classic.hog;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.svm.LinearSvmTrainer;
import org.fovea.classic.window.FeatureGrid;
import org.fovea.classic.window.SlidingWindow;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.progress.Progress;

/** One run of {@link HogSvmTrainer}. */
final class HogSvmTraining {
  /** Pictures between two reports of progress, at which training can be cancelled. */
  private static final int BATCH = 8;

  /** Windows from this score on are inside the margin or on its wrong side: worth learning from. */
  private static final double HARD = -1;

  private static final int TRIES = 20;

  private final HogSvmConfig config;
  private final LabelledImages<Planar<GrayU8>> data;
  private final Progress progress;
  private final HogFeatures features;
  private final WindowSampler sampler;
  private final List<Integer> categoryIds = new ArrayList<>();
  private final List<PictureTruth> truths = new ArrayList<>();
  private final List<ObjectWindow> windows = new ArrayList<>();
  private final List<Examples> examples = new ArrayList<>();

  /** For each category, by picture, the objects that become examples, and how many of each. */
  private final List<Map<Integer, List<Box>>> picked = new ArrayList<>();

  private final List<Integer> copies = new ArrayList<>();

  HogSvmTraining(HogSvmConfig config, LabelledImages<Planar<GrayU8>> data, Progress progress) {
    this.config = config;
    this.data = data;
    this.progress = progress;
    this.features = new HogFeatures(config.hog(), config.colour());
    this.sampler = new WindowSampler(features, config.search().pyramidStep());
    readTruth();
  }

  Detector<Planar<GrayU8>> run() {
    ExamplesConfig wanted = config.examples();
    int[] first =
        IntStream.concat(
                picked.stream().flatMap(p -> p.keySet().stream()).mapToInt(i -> i),
                Arrays.stream(drawn(0, wanted.picturesPerRound())))
            .distinct()
            .sorted()
            .toArray();
    harvest("examples", first, this::firstExamples);
    List<LinearSvm> svms = trainSvms();
    for (int round = 1; round <= wanted.rounds(); round++) {
      List<SlidingWindow> sliders = sliders(svms);
      WindowSearch search =
          new WindowSearch(features, windows, config.search().pyramidStep(), HARD);
      harvest(
          "hard negatives " + round + " of " + wanted.rounds(),
          drawn(round, wanted.picturesPerRound()),
          picture -> hardNegatives(picture, search, sliders));
      svms = trainSvms();
    }
    List<SlidingWindow> sliders = sliders(svms);
    List<CategoryModel> models = new ArrayList<>();
    for (int c = 0; c < windows.size(); c++) {
      models.add(
          new CategoryModel(
              categoryIds.get(c),
              windows.get(c),
              sliders.get(c),
              examples.get(c).calibrate(svms.get(c))));
    }
    return new HogSvmDetector(models, config);
  }

  private void readTruth() {
    List<Integer> all = data.categories().stream().map(Category::id).toList();
    List<PictureTruth> ofAll = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      ofAll.add(PictureTruth.of(data.annotations(i), all));
    }
    for (int c = 0; c < all.size(); c++) {
      int category = c;
      if (ofAll.stream().anyMatch(t -> !t.objects().get(category).isEmpty())) {
        categoryIds.add(all.get(c));
      }
    }
    if (categoryIds.isEmpty()) {
      throw new IllegalArgumentException(
          "expected training pictures with objects, got " + data.size() + " without any");
    }
    for (int i = 0; i < data.size(); i++) {
      truths.add(PictureTruth.of(data.annotations(i), categoryIds));
    }
    for (int c = 0; c < categoryIds.size(); c++) {
      pick(c);
      examples.add(new Examples(config.examples().maxNegatives()));
    }
  }

  private record Pick(int picture, Box box) {}

  private void pick(int category) {
    List<Pick> objects = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) {
      for (Box box : truths.get(i).objects().get(category)) {
        objects.add(new Pick(i, box));
      }
    }
    windows.add(
        ObjectWindow.of(objects.stream().map(Pick::box).toList(), config.hog(), config.search()));
    int most = config.examples().maxPositives();
    if (objects.size() > most) {
      Collections.shuffle(objects, new Random(config.seed()));
      objects = objects.subList(0, most);
    }
    Map<Integer, List<Box>> byPicture = new HashMap<>();
    for (Pick p : objects) {
      byPicture.computeIfAbsent(p.picture(), i -> new ArrayList<>()).add(p.box());
    }
    picked.add(byPicture);
    copies.add(Math.max(1, Math.min(config.examples().jitters(), most / objects.size())));
  }

  /** So many pictures at random, others for each draw. */
  private int[] drawn(int draw, int most) {
    List<Integer> pictures = new ArrayList<>(IntStream.range(0, data.size()).boxed().toList());
    Collections.shuffle(pictures, new Random(config.seed() + draw));
    return pictures.stream().limit(most).mapToInt(i -> i).toArray();
  }

  private void harvest(String stage, int[] pictures, IntFunction<Harvest> work) {
    progress.update(stage, 0, pictures.length);
    for (int from = 0; from < pictures.length; from += BATCH) {
      int to = Math.min(pictures.length, from + BATCH);
      List<Harvest> batch =
          IntStream.range(from, to).parallel().mapToObj(i -> work.apply(pictures[i])).toList();
      for (Harvest h : batch) {
        for (int c = 0; c < windows.size(); c++) {
          h.positives().get(c).forEach(examples.get(c)::addPositive);
          h.negatives().get(c).forEach(examples.get(c)::addNegative);
        }
      }
      progress.update(stage, to, pictures.length);
    }
  }

  private Harvest firstExamples(int picture) {
    Planar<GrayU8> image = data.image(picture);
    SplittableRandom random = new SplittableRandom(config.seed() * 1_000_003 + picture);
    Harvest harvest = Harvest.empty(windows.size());
    for (int c = 0; c < windows.size(); c++) {
      ObjectWindow window = windows.get(c);
      for (Box object : picked.get(c).getOrDefault(picture, List.of())) {
        for (int copy = 0; copy < copies.get(c); copy++) {
          Box box = copy == 0 ? object : sampler.jitter(window, object, random);
          harvest.positives().get(c).add(sampler.window(image, window, box, false));
          if (config.examples().mirror()) {
            harvest.positives().get(c).add(sampler.window(image, window, box, true));
          }
        }
      }
      for (int i = 0; i < config.examples().randomPerPicture(); i++) {
        for (int tries = 0; tries < TRIES; tries++) {
          Box box = WindowSampler.anywhere(window, image.width, image.height, random);
          if (truths.get(picture).isBackground(box, c)) {
            harvest.negatives().get(c).add(sampler.window(image, window, box, false));
            break;
          }
        }
      }
    }
    return harvest;
  }

  /**
   * A window that the detector so far takes for an object.
   *
   * @param score of its classifier
   * @param grid that it is on
   * @param column its first position
   * @param row likewise
   */
  private record Mistake(float score, FeatureGrid grid, int column, int row) {}

  private Harvest hardNegatives(int picture, WindowSearch search, List<SlidingWindow> sliders) {
    List<List<Mistake>> mistakes = new ArrayList<>();
    for (int c = 0; c < windows.size(); c++) {
      mistakes.add(new ArrayList<>());
    }
    int most = config.examples().hardPerPicture();
    search.run(
        data.image(picture),
        sliders,
        (c, box, score, grid, column, row) -> {
          List<Mistake> worst = mistakes.get(c);
          boolean wanted = worst.size() < most || score > worst.get(most - 1).score();
          if (wanted && truths.get(picture).isBackground(box, c)) {
            int at = 0;
            while (at < worst.size() && worst.get(at).score() >= score) {
              at++;
            }
            worst.add(at, new Mistake(score, grid, column, row));
            if (worst.size() > most) {
              worst.remove(most);
            }
          }
        });
    Harvest harvest = Harvest.empty(windows.size());
    for (int c = 0; c < windows.size(); c++) {
      for (Mistake m : mistakes.get(c)) {
        ObjectWindow w = windows.get(c);
        harvest
            .negatives()
            .get(c)
            .add(m.grid().descriptor(m.column(), m.row(), w.blocksWide(), w.blocksHigh()));
      }
    }
    return harvest;
  }

  private List<LinearSvm> trainSvms() {
    LinearSvmTrainer trainer = new LinearSvmTrainer(config.svm());
    return IntStream.range(0, windows.size())
        .parallel()
        .mapToObj(
            c -> {
              LinearSvm svm = examples.get(c).train(trainer);
              examples.get(c).trim(svm);
              return svm;
            })
        .toList();
  }

  private List<SlidingWindow> sliders(List<LinearSvm> svms) {
    List<SlidingWindow> sliders = new ArrayList<>();
    for (int c = 0; c < windows.size(); c++) {
      ObjectWindow w = windows.get(c);
      sliders.add(new SlidingWindow(svms.get(c), w.blocksWide(), w.blocksHigh()));
    }
    return sliders;
  }
}
