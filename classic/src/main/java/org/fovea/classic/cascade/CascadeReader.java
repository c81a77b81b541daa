package org.fovea.classic.cascade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.features.integral.HaarFeature;
import org.fovea.features.integral.MultiBlockLbp;
import org.fovea.features.integral.WeightedRectangle;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenCV's cascade files, in the form that {@code opencv_traincascade} has written since
 * OpenCV 2.3: stages of boosted trees on features of the kinds HAAR and LBP. The older form of Haar
 * cascades and cascades of HOG features are refused. Files with a document type are refused too;
 * files of more than 64 MiB, and what is deeper or larger than a cascade can be, are not read to
 * the end.
 */
public final class CascadeReader {
  private static final int CODES = 256;

  private final XmlElements xml;
  private @Nullable String featureType;
  private @Nullable Double width;
  private @Nullable Double height;
  private @Nullable Double categories;
  private @Nullable List<RawStage> stages;
  private @Nullable List<RawFeature> features;

  private record RawTree(String place, List<Double> nodes, List<Double> leaves) {}

  private record RawStage(String place, double threshold, List<RawTree> trees) {}

  private record RawFeature(String place, List<List<Double>> rectangles, boolean tilted) {}

  private CascadeReader(XmlElements xml) {
    this.xml = xml;
  }

  /**
   * Reads a cascade.
   *
   * @param file an XML file
   * @return the cascade
   * @throws CascadeFormatException if the file is not a cascade that is understood
   * @throws IOException if the file can't be read
   */
  public static Cascade read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a cascade.
   *
   * @param in an XML document, which is not closed
   * @param name what messages call it
   * @return the cascade
   * @throws CascadeFormatException if the document is not a cascade that is understood
   * @throws IOException if the document can't be read
   */
  public static Cascade read(InputStream in, String name) throws IOException {
    return new CascadeReader(new XmlElements(in, name)).read();
  }

  private Cascade read() throws IOException {
    if (!"opencv_storage".equals(xml.next())) {
      throw xml.expected("<opencv_storage> as the outermost element");
    }
    String cascade = xml.next();
    if (cascade == null || !"opencv-cascade-classifier".equals(xml.attribute("type_id"))) {
      throw xml.expected(
          "an element of type_id \"opencv-cascade-classifier\", the form since OpenCV 2.3");
    }
    for (String child = xml.next(); child != null; child = xml.next()) {
      switch (child) {
        case "stageType" -> requireWord("BOOST");
        case "featureType" -> featureType = xml.word();
        case "width" -> width = xml.number();
        case "height" -> height = xml.number();
        case "featureParams" -> readFeatureParams();
        case "stages" -> stages = readStages();
        case "features" -> features = readFeatures();
        default -> xml.skip();
      }
    }
    return build();
  }

  private void requireWord(String wanted) throws IOException {
    String got = xml.word();
    if (!got.equals(wanted)) {
      throw xml.expected(wanted + ", got " + got);
    }
  }

  private void readFeatureParams() throws IOException {
    for (String child = xml.next(); child != null; child = xml.next()) {
      if (child.equals("maxCatCount")) {
        categories = xml.number();
      } else {
        xml.skip();
      }
    }
  }

  private List<RawStage> readStages() throws IOException {
    List<RawStage> all = new ArrayList<>();
    for (String child = xml.next(); child != null; child = xml.next()) {
      String place = xml.place();
      Double threshold = null;
      List<RawTree> trees = null;
      for (String part = xml.next(); part != null; part = xml.next()) {
        switch (part) {
          case "stageThreshold" -> threshold = xml.number();
          case "weakClassifiers" -> trees = readTrees();
          default -> xml.skip();
        }
      }
      if (threshold == null || trees == null) {
        throw xml.flaw(place, "expected a stage with <stageThreshold> and <weakClassifiers>");
      }
      all.add(new RawStage(place, threshold, trees));
    }
    return all;
  }

  private List<RawTree> readTrees() throws IOException {
    List<RawTree> all = new ArrayList<>();
    for (String child = xml.next(); child != null; child = xml.next()) {
      String place = xml.place();
      List<Double> nodes = null;
      List<Double> leaves = null;
      for (String part = xml.next(); part != null; part = xml.next()) {
        switch (part) {
          case "internalNodes" -> nodes = xml.numbers();
          case "leafValues" -> leaves = xml.numbers();
          default -> xml.skip();
        }
      }
      if (nodes == null || leaves == null) {
        throw xml.flaw(place, "expected a tree with <internalNodes> and <leafValues>");
      }
      all.add(new RawTree(place, nodes, leaves));
    }
    return all;
  }

  private List<RawFeature> readFeatures() throws IOException {
    List<RawFeature> all = new ArrayList<>();
    for (String child = xml.next(); child != null; child = xml.next()) {
      String place = xml.place();
      List<List<Double>> rectangles = new ArrayList<>();
      boolean tilted = false;
      for (String part = xml.next(); part != null; part = xml.next()) {
        switch (part) {
          case "rect" -> rectangles.add(xml.numbers());
          case "rects" -> {
            for (String r = xml.next(); r != null; r = xml.next()) {
              rectangles.add(xml.numbers());
            }
          }
          case "tilted" -> tilted = xml.number() != 0;
          default -> xml.skip();
        }
      }
      all.add(new RawFeature(place, rectangles, tilted));
    }
    return all;
  }

  private Cascade build() throws IOException {
    String kind = required(featureType, "featureType");
    int wide = size(required(width, "width"), "width");
    int high = size(required(height, "height"), "height");
    boolean lbp = kind.equals("LBP");
    if (!lbp && !kind.equals("HAAR")) {
      throw xml.flaw("<featureType>", "expected HAAR or LBP, got " + kind);
    }
    double codes = required(categories, "featureParams><maxCatCount");
    if (codes != (lbp ? CODES : 0)) {
      throw xml.flaw(
          "<maxCatCount>",
          "expected " + (lbp ? CODES : 0) + " for features of " + kind + ", got " + codes);
    }
    List<RawFeature> raw = required(features, "features");
    FeaturePool pool = lbp ? lbpPool(raw, wide, high) : haarPool(raw, wide, high);
    List<Stage> built = new ArrayList<>();
    for (RawStage stage : required(stages, "stages")) {
      List<WeakClassifier> trees = new ArrayList<>();
      for (RawTree tree : stage.trees()) {
        trees.add(tree(tree, pool));
      }
      built.add(checked(stage.place(), () -> new Stage((float) stage.threshold(), trees)));
    }
    if (built.isEmpty()) {
      throw xml.flaw("<stages>", "expected at least 1 stage, got 0");
    }
    return checked("<cascade>", () -> new Cascade(wide, high, pool, built));
  }

  private HaarPool haarPool(List<RawFeature> raw, int wide, int high) throws IOException {
    List<HaarFeature> all = new ArrayList<>();
    for (RawFeature feature : raw) {
      List<WeightedRectangle> rectangles = new ArrayList<>();
      for (List<Double> r : feature.rectangles()) {
        requireCount(feature.place(), "a rectangle of x, y, width, height, weight", r, 5);
        int[] box = integers(feature.place(), r.subList(0, 4));
        float weight = r.get(4).floatValue();
        rectangles.add(
            checked(
                feature.place(),
                () -> new WeightedRectangle(box[0], box[1], box[2], box[3], weight)));
      }
      HaarFeature haar =
          checked(feature.place(), () -> new HaarFeature(feature.tilted(), rectangles));
      requireFit(feature.place(), haar.fits(wide, high), wide, high);
      all.add(haar);
    }
    return new HaarPool(all);
  }

  private LbpPool lbpPool(List<RawFeature> raw, int wide, int high) throws IOException {
    List<MultiBlockLbp> all = new ArrayList<>();
    for (RawFeature feature : raw) {
      if (feature.rectangles().size() != 1) {
        throw xml.flaw(feature.place(), "expected 1 rectangle, got " + feature.rectangles().size());
      }
      List<Double> r = feature.rectangles().get(0);
      requireCount(feature.place(), "a block of x, y, width, height", r, 4);
      int[] box = integers(feature.place(), r);
      MultiBlockLbp lbp =
          checked(feature.place(), () -> new MultiBlockLbp(box[0], box[1], box[2], box[3]));
      requireFit(feature.place(), lbp.fits(wide, high), wide, high);
      all.add(lbp);
    }
    return new LbpPool(all);
  }

  private WeakClassifier tree(RawTree raw, FeaturePool pool) throws IOException {
    int length = 3 + (pool.categorical() ? TreeNode.SUBSET_WORDS : 1);
    if (raw.nodes().isEmpty() || raw.nodes().size() % length != 0) {
      throw xml.flaw(
          raw.place(),
          "expected <internalNodes> of " + length + " numbers each, got " + raw.nodes().size());
    }
    List<TreeNode> nodes = new ArrayList<>();
    for (int i = 0; i < raw.nodes().size(); i += length) {
      int[] links = integers(raw.place(), raw.nodes().subList(i, i + 3));
      List<Double> rest = raw.nodes().subList(i + 3, i + length);
      if (links[2] < 0 || links[2] >= pool.size()) {
        throw xml.flaw(
            raw.place(), "expected a feature of 0.." + (pool.size() - 1) + ", got " + links[2]);
      }
      float threshold = pool.categorical() ? 0 : rest.get(0).floatValue();
      List<Integer> subset =
          pool.categorical()
              ? Arrays.stream(integers(raw.place(), rest)).boxed().toList()
              : List.of();
      nodes.add(
          checked(
              raw.place(), () -> new TreeNode(links[2], threshold, subset, links[0], links[1])));
    }
    List<Float> leaves = raw.leaves().stream().map(Double::floatValue).toList();
    return checked(raw.place(), () -> new WeakClassifier(nodes, leaves));
  }

  private interface Maker<T> {
    T make();
  }

  /** What a record says against its values becomes a flaw of the file. */
  private <T> T checked(String place, Maker<T> maker) throws CascadeFormatException {
    try {
      return maker.make();
    } catch (IllegalArgumentException e) {
      throw xml.flaw(place, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private <T> T required(@Nullable T value, String element) throws CascadeFormatException {
    if (value == null) {
      throw xml.flaw("<cascade>", "expected an element <" + element + ">, which is missing");
    }
    return value;
  }

  private int size(double value, String element) throws CascadeFormatException {
    if (value != Math.rint(value) || value < Cascade.LEAST || value > Cascade.MOST) {
      throw xml.flaw(
          "<" + element + ">",
          "expected a whole number of " + Cascade.LEAST + ".." + Cascade.MOST + ", got " + value);
    }
    return (int) value;
  }

  private int[] integers(String place, List<Double> numbers) throws CascadeFormatException {
    int[] integers = new int[numbers.size()];
    for (int i = 0; i < integers.length; i++) {
      double number = numbers.get(i);
      integers[i] = (int) number;
      if (integers[i] != number) {
        throw xml.flaw(place, "expected a 32-bit integer, got " + number);
      }
    }
    return integers;
  }

  private void requireCount(String place, String what, List<Double> numbers, int count)
      throws CascadeFormatException {
    if (numbers.size() != count) {
      throw xml.flaw(place, "expected " + what + ", got " + numbers.size() + " numbers");
    }
  }

  private void requireFit(String place, boolean fits, int wide, int high)
      throws CascadeFormatException {
    if (!fits) {
      throw xml.flaw(place, "expected a feature inside the window of " + wide + " x " + high);
    }
  }
}
