package org.fovea.metrics.coco;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.Frequency;
import org.fovea.metrics.detection.ImageInfo;
import org.jspecify.annotations.Nullable;

/**
 * COCO's evaluation of detected boxes, masks and keypoints, equal to pycocotools 2.0.11 bit for bit
 * in strict mode; the default mode differs only where the reference slips ({@link
 * CocoParams#strict}).
 *
 * <p>With {@link CocoParams#lvis} it evaluates by LVIS's rules instead.
 *
 * <p>Whole data sets go through {@link #evaluate}. An evaluator itself takes image after image,
 * from any thread and in any order, and evaluators of parts of the images merge exactly: the result
 * is that of the whole. It keeps no geometry: with the default parameters a detection takes 24
 * bytes (up to half as much again while arrays grow), and at most the 100 surest of an image and
 * category are kept.
 */
public final class CocoEvaluator {
  private static final int CLASS_AGNOSTIC = -1;

  private final CocoParams params;
  private final IdIndex categories;
  // by category id, of those that state one
  private final Map<Integer, Frequency> frequencies;
  private final Outcomes outcomes;
  private final Set<Long> images = new HashSet<>();
  private boolean hasIdZero;
  private final ConcurrentLinkedQueue<ImageMatcher> idle = new ConcurrentLinkedQueue<>();
  private final Object lock = new Object();

  /**
   * An evaluator that has seen nothing.
   *
   * @param categoryIds ids of the data set's categories; {@link CocoParams#categoryIds} goes first
   * @param params what is evaluated
   */
  public CocoEvaluator(Collection<Integer> categoryIds, CocoParams params) {
    this(categoryIds, Map.of(), params);
  }

  private CocoEvaluator(
      Collection<Integer> categoryIds, Map<Integer, Frequency> frequencies, CocoParams params) {
    this.params = params;
    this.frequencies = frequencies;
    Set<Integer> wanted = params.categoryIds();
    categories =
        new IdIndex((wanted == null ? categoryIds : wanted).stream().mapToLong(id -> id).toArray());
    outcomes = newOutcomes();
  }

  /**
   * An evaluator that has seen nothing and knows how frequent the categories are, which LVIS's
   * summary needs.
   *
   * @param categories the data set's categories; {@link CocoParams#categoryIds} goes first
   * @param params what is evaluated
   * @return a new evaluator
   */
  public static CocoEvaluator of(Collection<Category> categories, CocoParams params) {
    Map<Integer, Frequency> frequencies = new HashMap<>();
    for (Category category : categories) {
      if (category.frequency() != null) {
        frequencies.put(category.id(), category.frequency());
      }
    }
    return new CocoEvaluator(
        categories.stream().map(Category::id).toList(), Map.copyOf(frequencies), params);
  }

  private Outcomes newOutcomes() {
    return new Outcomes(params, params.useCategories() ? categories.size() : 1);
  }

  /**
   * Evaluates the detections of a data set.
   *
   * <p>Detections of categories and annotations of images that the data set doesn't list are left
   * out, and so are detections on such images.
   *
   * @param truth what there is
   * @param detections what was found, in any order; it decides between equal scores
   * @param params what is evaluated
   * @return the numbers
   */
  public static CocoResult evaluate(
      DetectionDataset truth, List<Detection> detections, CocoParams params) {
    return evaluate(truth, DetectionTable.of(detections), params);
  }

  /**
   * Evaluates the detections of a data set; otherwise as {@link #evaluate(DetectionDataset, List,
   * CocoParams)}.
   *
   * @param truth what there is
   * @param detections what was found, in any order; it decides between equal scores
   * @param params what is evaluated
   * @return the numbers
   */
  public static CocoResult evaluate(
      DetectionDataset truth, DetectionTable detections, CocoParams params) {
    return matching(truth, detections, params).result();
  }

  /**
   * An evaluator that has seen a whole data set, for what is made of it besides its {@link
   * #result}. Otherwise as {@link #evaluate(DetectionDataset, List, CocoParams)}.
   *
   * @param truth what there is
   * @param detections what was found, in any order; it decides between equal scores
   * @param params what is evaluated
   * @return a new evaluator
   */
  public static CocoEvaluator matching(
      DetectionDataset truth, DetectionTable detections, CocoParams params) {
    CocoEvaluator evaluator = of(truth.categories(), params);
    evaluator.addAll(evaluator.truthsOf(truth), detections, new BitSet());
    return evaluator;
  }

  /**
   * Adds an image. Safe to call from several threads.
   *
   * @param imageId the image; images that {@link CocoParams#imageIds} leaves out are passed over
   * @param truths what is in it, whatever image they name
   * @param detections what was found in it, whatever image they name, in any order; it decides
   *     between equal scores
   * @throws IllegalArgumentException if the image was added before, or lacks what is evaluated
   */
  public void add(long imageId, List<Annotation> truths, List<Detection> detections) {
    add(new ImageInfo(imageId, "", 0, 0), truths, detections);
  }

  /**
   * Adds an image whose size is known, which masks given as outlines need. Safe to call from
   * several threads.
   *
   * @param image the image; images that {@link CocoParams#imageIds} leaves out are passed over
   * @param truths what is in it, whatever image they name
   * @param detections what was found in it, whatever image they name, in any order; it decides
   *     between equal scores
   * @throws IllegalArgumentException if the image was added before, or lacks what is evaluated
   */
  public void add(ImageInfo image, List<Annotation> truths, List<Detection> detections) {
    long imageId = image.id();
    if (params.imageIds() != null && !params.imageIds().contains(imageId)) {
      return;
    }
    ImageMatcher matcher = idle.poll();
    if (matcher == null) {
      matcher = new ImageMatcher(params, newOutcomes());
    }
    DetectionTable table = DetectionTable.of(detections);
    boolean idZero =
        match(matcher, image, truths, table, IntStream.range(0, table.size()).toArray());
    synchronized (lock) {
      if (!images.add(imageId)) {
        throw new IllegalArgumentException("image " + imageId + " was added before");
      }
      outcomes.append(matcher.outcomes());
      hasIdZero |= idZero;
    }
    matcher.outcomes().clear();
    idle.add(matcher);
  }

  /**
   * Matches the detections of an image with its truths.
   *
   * @return whether a truth takes part that has the id that the reference stumbles over
   */
  boolean match(
      ImageMatcher matcher,
      ImageInfo image,
      List<Annotation> truths,
      DetectionTable table,
      int[] rows) {
    boolean lvis = params.protocol() == Protocol.LVIS;
    matcher.start(image);
    boolean idZero = false;
    for (Annotation truth : truths) {
      int category = categories.indexOf(truth.categoryId());
      if (category >= 0) {
        matcher.addTruth(category, lvis ? truth.withCrowd(false) : truth);
        idZero |= truth.id() == 0;
      }
    }
    int[] counting = lvis ? FederatedRows.of(image, truths, table, rows, limit()) : rows;
    for (int row : counting) {
      int category = categories.indexOf(table.categoryId(row));
      if (category >= 0) {
        boolean excused = lvis && image.notExhaustiveCategoryIds().contains(table.categoryId(row));
        matcher.addDetection(category, table, row, excused);
      }
    }
    matcher.match();
    return idZero;
  }

  private int limit() {
    return params.maxDetections().get(params.maxDetections().size() - 1);
  }

  /**
   * Takes over what another evaluator has seen; the other is not changed.
   *
   * @param other an evaluator of other images of the same data set with the same parameters
   * @throws IllegalArgumentException if both have seen an image, or categories or parameters differ
   */
  public void merge(CocoEvaluator other) {
    if (!params.equals(other.params)
        || !categories.equals(other.categories)
        || !frequencies.equals(other.frequencies)) {
      throw new IllegalArgumentException(
          "only evaluators of the same categories and parameters can be merged");
    }
    Outcomes copy = newOutcomes();
    Set<Long> otherImages;
    boolean otherHasIdZero;
    synchronized (other.lock) {
      copy.append(other.outcomes);
      otherImages = new HashSet<>(other.images);
      otherHasIdZero = other.hasIdZero;
    }
    synchronized (lock) {
      for (long image : otherImages) {
        if (images.contains(image)) {
          throw new IllegalArgumentException("both evaluators have seen image " + image);
        }
      }
      images.addAll(otherImages);
      outcomes.append(copy);
      hasIdZero |= otherHasIdZero;
    }
  }

  /**
   * The numbers of the images so far.
   *
   * @return the result, the same whatever the order of the images
   */
  public CocoResult result() {
    synchronized (lock) {
      int count = outcomes.categoryCount();
      ResultArrays arrays = new ResultArrays(params, count);
      CategoryCurves curves = new CategoryCurves(params);
      IntStream.range(0, count)
          .parallel()
          .forEach(k -> curves.accumulate(outcomes.of(k), k, arrays));
      List<Integer> ids =
          params.useCategories()
              ? IntStream.range(0, count).mapToObj(k -> (int) categories.id(k)).toList()
              : List.of(CLASS_AGNOSTIC);
      return new CocoResult(params, ids, frequencies, arrays, notes());
    }
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (hasIdZero) {
      notes.add(
          params.strict()
              ? "an annotation has id 0: detections that find it count as false positives,"
                  + " as in pycocotools"
              : "an annotation has id 0: pycocotools would take detections that find it for false"
                  + " positives");
    }
    long unstated =
        IntStream.range(0, categories.size())
            .filter(k -> !frequencies.containsKey((int) categories.id(k)))
            .count();
    if (params.protocol() == Protocol.LVIS && unstated > 0) {
      notes.add(unstated + " categories state no frequency and are in none of APr, APc and APf");
    }
    return notes;
  }

  /**
   * What became of the detections of each category: objects of all sizes, most detections.
   *
   * @return rankings of the categories in ascending order of id; one with id -1 where categories
   *     are not used
   * @throws IllegalArgumentException if no range of size is named {@code all}
   */
  public List<CategoryRanking> rankings() {
    synchronized (lock) {
      return IntStream.range(0, outcomes.categoryCount())
          .mapToObj(
              k ->
                  CategoryRanking.of(
                      params.useCategories() ? (int) categories.id(k) : CLASS_AGNOSTIC,
                      params,
                      outcomes.of(k)))
          .toList();
    }
  }

  /**
   * What is evaluated.
   *
   * @return the parameters
   */
  public CocoParams params() {
    return params;
  }

  /**
   * The images so far, with or without objects.
   *
   * @return a copy, in ascending order of id
   */
  public SortedSet<Long> imageIds() {
    synchronized (lock) {
      return new TreeSet<>(images);
    }
  }

  /** The images and truths of a data set as this evaluates them. */
  private ImageTruths truthsOf(DetectionDataset truth) {
    IdIndex index = imageIndex(truth);
    return new ImageTruths(
        truth,
        index,
        params.strict() ? lastOfEachId(truth.annotations(), index) : truth.annotations());
  }

  /**
   * Matches the detections of parts of a results file as they are read.
   *
   * @param reading reads the parts, each into runs of its own from the supplier, and answers them
   *     in file order, or null
   * @return an evaluator that has seen the whole data set, or null where the detections of an image
   *     don't stand together or the reading answered null
   */
  static @Nullable CocoEvaluator matchingRuns(
      DetectionDataset truth, CocoParams params, RunsReading reading) throws IOException {
    CocoEvaluator evaluator = of(truth.categories(), params);
    ImageTruths truths = evaluator.truthsOf(truth);
    List<ImageRuns> runs =
        reading.read(
            () ->
                new ImageRuns(
                    evaluator, truths, new ImageMatcher(params, evaluator.newOutcomes())));
    if (runs == null) {
      return null;
    }
    BitSet matched = new BitSet();
    DetectionTable left = new DetectionTable();
    for (ImageRuns part : runs) {
      if (matched.intersects(part.matched())) {
        return null;
      }
      matched.or(part.matched());
      left.append(part.aside());
      evaluator.hasIdZero |= part.idZero();
    }
    for (int row = 0; row < left.size(); row++) {
      int image = truths.indexOf(left.imageId(row));
      if (image >= 0 && matched.get(image)) {
        return null;
      }
    }
    evaluator.outcomes.take(runs.stream().map(ImageRuns::outcomes).toList());
    evaluator.addAll(truths, left, matched);
    return evaluator;
  }

  /** Reads parts of a results file. */
  interface RunsReading {
    @Nullable List<ImageRuns> read(Supplier<ImageRuns> newRuns) throws IOException;
  }

  /** Adds all images but those that are done. */
  private void addAll(ImageTruths truths, DetectionTable table, BitSet done) {
    int[] tableImages = new int[table.size()];
    for (int row = 0; row < tableImages.length; row++) {
      tableImages[row] = truths.indexOf(table.imageId(row));
    }
    Grouping rows = new Grouping(tableImages, truths.size());
    int parts = Math.min(truths.size(), 4 * Runtime.getRuntime().availableProcessors());
    List<Part> results =
        IntStream.range(0, parts)
            .parallel()
            .mapToObj(
                p -> {
                  int from = (int) ((long) truths.size() * p / parts);
                  int to = (int) ((long) truths.size() * (p + 1) / parts);
                  return matchAll(from, to, truths, table, rows, done);
                })
            .toList();
    outcomes.take(results.stream().map(Part::outcomes).toList());
    for (Part part : results) {
      hasIdZero |= part.hasIdZero;
    }
    for (int i = 0; i < truths.size(); i++) {
      images.add(truths.image(i).id());
    }
  }

  private record Part(Outcomes outcomes, boolean hasIdZero) {}

  private Part matchAll(
      int from, int to, ImageTruths truths, DetectionTable table, Grouping rows, BitSet done) {
    ImageMatcher matcher = new ImageMatcher(params, newOutcomes());
    boolean idZero = false;
    for (int i = done.nextClearBit(from); i < to; i = done.nextClearBit(i + 1)) {
      idZero |= match(matcher, truths.image(i), truths.in(i), table, rows.items(i));
    }
    return new Part(matcher.outcomes(), idZero);
  }

  private IdIndex imageIndex(DetectionDataset truth) {
    Set<Long> wanted = params.imageIds();
    return new IdIndex(
        wanted == null
            ? truth.images().stream().mapToLong(ImageInfo::id).toArray()
            : wanted.stream().mapToLong(id -> id).toArray());
  }

  /**
   * The annotations as the reference sees them where ids occur more than once: it walks the images
   * by ascending id and takes, for each annotation that it comes across, the last one with its id,
   * whatever image and category that one names.
   */
  private List<Annotation> lastOfEachId(List<Annotation> annotations, IdIndex index) {
    Map<Long, Annotation> last = new HashMap<>();
    for (Annotation a : annotations) {
      last.put(a.id(), a);
    }
    if (last.size() == annotations.size()) {
      return annotations;
    }
    Map<Integer, List<Annotation>> byImage = new TreeMap<>();
    for (Annotation a : annotations) {
      int image = index.indexOf(a.imageId());
      if (image >= 0 && (!params.useCategories() || categories.indexOf(a.categoryId()) >= 0)) {
        byImage.computeIfAbsent(image, i -> new ArrayList<>()).add(last.getOrDefault(a.id(), a));
      }
    }
    return byImage.values().stream().flatMap(List::stream).toList();
  }
}
