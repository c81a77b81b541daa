package org.fovea.neural.rcnn;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.DetectorTrainer;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.detection.RegionProposer;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.thread.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Trains R-CNN in small (Girshick et al., 2014): a network from scratch on regions sampled from the
 * pictures' proposals, then a linear SVM and a box regression per class on the network's features.
 *
 * <p>Pictures are read twice and not kept. The same seed and data give the same detector, whatever
 * the number of threads.
 */
public final class RcnnTrainer implements DetectorTrainer<Planar<GrayU8>> {
  /** R-CNN, section 2.3: 32 of 128. */
  private static final double FOREGROUND_SHARE = 0.25;

  /** How many jittered copies of each object box regression learns from beside the proposals. */
  private static final int COPIES = 12;

  private static final BoxJitter JITTER = new BoxJitter(0.25, 1.35, 0.6);

  private final RegionProposer<Planar<GrayU8>> proposer;
  private final RcnnConfig config;

  /**
   * A trainer.
   *
   * @param proposer proposes the regions, here and in the detectors made here; immutable
   * @param config everything that may be chosen
   */
  public RcnnTrainer(RegionProposer<Planar<GrayU8>> proposer, RcnnConfig config) {
    this.proposer =
        new FilteredProposer(
            proposer, config.minSide(), config.maxAspect(), config.proposalsPerPicture());
    this.config = config;
  }

  @Override
  public RcnnDetector train(LabelledImages<Planar<GrayU8>> data, Progress progress) {
    ClassLabels labels = new ClassLabels(data.categories());
    List<TrainingPicture> pictures = new ArrayList<>();
    int[] chosen = choose(data.size());
    PictureLoop loop = new PictureLoop(config.threads());
    loop.run(
        "proposing regions",
        chosen.length,
        i -> prepare(data, chosen[i], labels),
        pictures::add,
        progress);

    RegionNetwork network = trainNetwork(pictures, labels, progress);
    RegionEncoder encoder = new RegionEncoder(network, config.network());

    List<TrainingRegion> regions = new ArrayList<>();
    loop.run(
        "computing features",
        pictures.size(),
        i -> Workers.NONE.call(() -> encode(data, pictures.get(i), encoder)),
        regions::addAll,
        progress);

    ClassTraining training = new ClassTraining(config, regions);
    List<@Nullable ClassModel> models = new ArrayList<>();
    loop.run(
        "training the classes",
        labels.count(),
        i -> training.train(i + 1, labels.categoryId(i + 1), random(-i)),
        models::add,
        progress);
    return new RcnnDetector(
        proposer, encoder, models.stream().filter(Objects::nonNull).toList(), config);
  }

  /** The pictures to learn from, in ascending order. */
  private int[] choose(int size) {
    if (size == 0) {
      throw new IllegalArgumentException("training needs at least one picture, got none");
    }
    List<Integer> all = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(all, random(size));
    return all.stream().limit(config.maxPictures()).mapToInt(i -> i).sorted().toArray();
  }

  private TrainingPicture prepare(
      LabelledImages<Planar<GrayU8>> data, int index, ClassLabels labels) {
    Planar<GrayU8> image = data.image(index);
    PictureTruth truth = new PictureTruth(data.annotations(index), labels);
    List<Box> proposals = proposer.propose(image);
    List<LabelledRegion> sampled =
        new RegionSampler(
                config.regionsPerPicture(), FOREGROUND_SHARE, config.foregroundIou(), JITTER)
            .sample(proposals, truth, random(index));
    RegionWarp warp =
        new RegionWarp(image, config.network().inputSize(), config.network().context());
    List<byte[]> warped = new ArrayList<>();
    for (LabelledRegion region : sampled) {
      byte[] bytes = new byte[warp.length()];
      warp.warp(region.box(), bytes, 0);
      warped.add(bytes);
    }
    return new TrainingPicture(index, truth, proposals, sampled, warped);
  }

  private RegionNetwork trainNetwork(
      List<TrainingPicture> pictures, ClassLabels labels, Progress progress) {
    List<byte[]> warped = new ArrayList<>();
    List<Integer> regionLabels = new ArrayList<>();
    for (TrainingPicture picture : pictures) {
      warped.addAll(picture.warped());
      picture.sampled().forEach(region -> regionLabels.add(region.label()));
    }
    int[] targets = regionLabels.stream().mapToInt(i -> i).toArray();
    if (Arrays.stream(targets).allMatch(label -> label == ClassLabels.BACKGROUND)) {
      throw new IllegalArgumentException(
          "training needs objects, but " + pictures.size() + " pictures have none");
    }
    NetworkTraining training = new NetworkTraining(config.network(), FOREGROUND_SHARE);
    ExecutorService pool = Executors.newFixedThreadPool(config.threads());
    try {
      return Workers.of(pool, config.threads())
          .call(() -> training.train(warped, targets, labels.count(), random(-1), progress));
    } finally {
      pool.shutdownNow();
    }
  }

  private List<TrainingRegion> encode(
      LabelledImages<Planar<GrayU8>> data, TrainingPicture picture, RegionEncoder encoder) {
    PictureTruth truth = picture.truth();
    Random random = random(picture.index());
    List<Box> boxes = new ArrayList<>();
    truth.objects().forEach(object -> boxes.add(object.box()));
    List<Box> far = new ArrayList<>();
    for (Box proposal : picture.proposals()) {
      if (overlap(truth, proposal) >= config.regressionIou()) {
        boxes.add(proposal);
      } else if (!truth.unknown(proposal, config.negativeIou())) {
        far.add(proposal);
      }
    }
    for (LabelledRegion object : truth.objects()) {
      for (int i = 0; i < COPIES; i++) {
        boxes.add(JITTER.near(object.box(), random));
      }
    }
    Collections.shuffle(far, random);
    boxes.addAll(far.subList(0, Math.min(far.size(), config.negativesPerPicture())));

    List<RegionFeatures> features = encoder.encode(data.image(picture.index()), boxes);
    List<TrainingRegion> regions = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      boolean object = i < truth.objects().size();
      boolean near = overlap(truth, box) >= config.regressionIou();
      RegionFeatures kept = near ? features.get(i) : features.get(i).withoutPooled();
      regions.add(new TrainingRegion(truth, box, object, kept));
    }
    return regions;
  }

  private static double overlap(PictureTruth truth, Box box) {
    Match match = truth.best(box);
    return match == null ? 0 : match.iou();
  }

  /** A source of its own for each purpose, unlike its neighbours' from the first draw on. */
  private Random random(int purpose) {
    return new Random(new SplittableRandom(config.seed() * 1_000_003 + purpose).nextLong());
  }
}
