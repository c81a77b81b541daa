package org.fovea.samples.generate;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.io.classification.LabelledImageSet;
import org.fovea.io.image.ImageFiles;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.data.DataLoaderConfig;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.data.LabelledPictures;
import org.fovea.neural.input.ImageInputConfig;
import org.fovea.neural.tensor.Tensor;
import org.fovea.samples.train.TrainedClassifier;
import org.jspecify.annotations.Nullable;

/** Trains a generator on pictures, whose labels are not looked at, and leaves samples. */
public final class GeneratorTraining {
  /** Steps of DDIM for samples during the training. */
  private static final Sampling SAMPLING = new Sampling(true, 20, 0);

  private static final String WEIGHTS = "generator.safetensors";
  private static final String DISTANCE = "fid";
  private static final int SHOWN = 64;
  private static final int SAMPLED_AT_ONCE = 64;

  private final GeneratorSettings settings;
  private final LabelledImageSet pictures;
  private final @Nullable FeatureJudge judge;
  private final Path folder;
  private final Progress progress;
  private final Consumer<String> messages;

  /**
   * Prepares a training.
   *
   * @param settings how
   * @param pictures what is to be imitated
   * @param classifier of such pictures, whose features judge the generated ones, or null
   * @param folder where the results go
   * @param progress hears how far an epoch is
   * @param messages hears the figures of each epoch
   */
  public GeneratorTraining(
      GeneratorSettings settings,
      LabelledImageSet pictures,
      @Nullable TrainedClassifier classifier,
      Path folder,
      Progress progress,
      Consumer<String> messages) {
    this.settings = settings;
    this.pictures = pictures;
    this.folder = folder;
    this.progress = progress;
    this.messages = messages;
    judge = classifier == null ? null : new FeatureJudge(classifier, real(pictures));
  }

  private static List<Planar<GrayU8>> real(LabelledImageSet pictures) {
    return IntStream.range(0, pictures.size()).mapToObj(pictures::image).toList();
  }

  /**
   * Whether a folder has what a training leaves.
   *
   * @param folder which need not be there
   * @return true when its weights would be overwritten
   */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(WEIGHTS));
  }

  /**
   * Trains. Weights and samples are kept after every epoch.
   *
   * @throws IOException when a file can't be written
   */
  public void run() throws IOException {
    Files.createDirectories(folder);
    GeneratorCard card = settings.card();
    GeneratorLearning learning =
        card.kind().learn(card, settings.rate(), new SplittableRandom(settings.seed()));
    try (BufferedWriter history = Files.newBufferedWriter(folder.resolve("history.csv"))) {
      for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
        Map<String, Double> figures = new LinkedHashMap<>(epoch(learning, epoch));
        PictureGenerator generator = learning.generator();
        if (judge != null) {
          figures.put(DISTANCE, distance(judge, generator, epoch));
        }
        if (epoch == 1) {
          history.write("epoch," + String.join(",", figures.keySet()) + "\n");
        }
        history.write(epoch + "," + row(figures) + "\n");
        history.flush();
        keep(generator);
        messages.accept("epoch " + epoch + ": " + told(figures));
      }
    }
  }

  /** NaN for an epoch that is not judged. */
  private double distance(FeatureJudge judge, PictureGenerator generator, int epoch) {
    boolean judged = epoch == settings.epochs() || epoch % settings.judgeEvery() == 0;
    return judged
        ? judge.distance(GeneratedPictures.of(samples(generator, settings.judged())))
        : Double.NaN;
  }

  private void keep(PictureGenerator generator) throws IOException {
    GeneratorFile.write(folder.resolve(WEIGHTS), settings.card(), generator);
    ImageFiles.write(
        GeneratedPictures.grid(samples(generator, SHOWN)), folder.resolve("samples.png"));
  }

  /** The mean losses. */
  private Map<String, Double> epoch(GeneratorLearning learning, int epoch) {
    DataLoader<?, LabelledBatch> loader =
        new DataLoader<>(
            new LabelledPictures(pictures, input()),
            LabelledBatch::of,
            DataLoaderConfig.miniBatch(settings.batch(), settings.seed()).withDropLast(true));
    if (loader.batches() == 0) {
      throw new IllegalArgumentException(
          "batch must be at most %d, the number of pictures, got %d"
              .formatted(pictures.size(), settings.batch()));
    }
    Map<String, Double> sums = new TreeMap<>();
    int done = 0;
    String stage = "epoch %d of %d".formatted(epoch, settings.epochs());
    for (LabelledBatch batch : loader.epoch(epoch)) {
      learning.step(batch.inputs()).forEach((name, loss) -> sums.merge(name, loss, Double::sum));
      done++;
      progress.update(stage, done, loader.batches());
    }
    int count = done;
    sums.replaceAll((name, sum) -> sum / count);
    return sums;
  }

  /** Values -1..1. */
  private ImageInputConfig input() {
    GeneratorCard card = settings.card();
    List<Double> half = new ArrayList<>();
    for (int i = 0; i < card.channels(); i++) {
      half.add(0.5);
    }
    return ImageInputConfig.of(card.size(), card.size()).withNormalisation(half, half);
  }

  /** What there is no figure for is empty. */
  private static String row(Map<String, Double> figures) {
    return figures.values().stream()
        .map(value -> value.isNaN() ? "" : number(value))
        .collect(Collectors.joining(","));
  }

  private static String told(Map<String, Double> figures) {
    return figures.entrySet().stream()
        .filter(figure -> !figure.getValue().isNaN())
        .map(figure -> figure.getKey() + " " + number(figure.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private Tensor samples(PictureGenerator generator, int count) {
    SplittableRandom random = new SplittableRandom(settings.seed());
    GeneratorCard card = settings.card();
    Tensor all = Tensor.zeros(count, card.channels(), card.size(), card.size());
    int each = all.numel() / count;
    for (int from = 0; from < count; from += SAMPLED_AT_ONCE) {
      int some = Math.min(SAMPLED_AT_ONCE, count - from);
      Tensor samples = generator.sample(some, SAMPLING, random);
      System.arraycopy(samples.data(), 0, all.data(), from * each, some * each);
    }
    return all;
  }
}
