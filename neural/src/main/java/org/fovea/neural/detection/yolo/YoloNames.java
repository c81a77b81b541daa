package org.fovea.neural.detection.yolo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.NeuralDetector;

/** The detectors of the YOLO line by name, with their papers' defaults. */
public final class YoloNames {
  /** The smaller pictures of the smallest networks. */
  private static final int SMALL_SIDE = 416;

  /** As wide as YOLOX-nano, but with full convolutions. */
  private static final YoloScale NARROW = new YoloScale(0.33, 0.25, false);

  private static final int SIDE = 640;

  /** The greatest distance of a map's pixels in the picture's. */
  private static final int STRIDE = 32;

  private static final int FIRST_SIDE = 448;

  private static final Map<String, Entry> ENTRIES = entries();

  private interface Maker {
    NeuralDetector make(int classes, Letterbox letterbox, RandomGenerator random);
  }

  /**
   * A detector of the table.
   *
   * @param side of the square that pictures are brought into unless another is asked for
   * @param maker makes it
   */
  private record Entry(int side, Maker maker) {}

  private YoloNames() {}

  private static Map<String, Entry> entries() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put("yolox_pico", new Entry(SMALL_SIDE, x(YoloScale.PICO)));
    entries.put("yolox_nano", new Entry(SMALL_SIDE, x(YoloScale.NANO)));
    entries.put("yolox_tiny", new Entry(SMALL_SIDE, x(YoloScale.TINY)));
    entries.put("yolox_s", new Entry(SIDE, x(YoloScale.S)));
    entries.put("yolox_m", new Entry(SIDE, x(YoloScale.M)));
    entries.put("yolox_l", new Entry(SIDE, x(YoloScale.L)));
    entries.put("yolox_x", new Entry(SIDE, x(YoloScale.X)));
    scales()
        .forEach((size, scale) -> entries.put("yolo_dual_" + size, new Entry(SIDE, dual(scale))));
    entries.put("yolov3", new Entry(SMALL_SIDE, v3(YoloScale.L)));
    entries.put("yolov3_pico", new Entry(SMALL_SIDE, v3(YoloScale.PICO)));
    entries.put("yolov2", new Entry(SMALL_SIDE, v2(YoloScale.L)));
    entries.put("yolov2_pico", new Entry(SMALL_SIDE, v2(YoloScale.PICO)));
    entries.put("yolov1", new Entry(FIRST_SIDE, v1(YoloScale.L)));
    entries.put("yolov1_pico", new Entry(FIRST_SIDE, v1(YoloScale.PICO)));
    return entries;
  }

  private static Maker x(YoloScale scale) {
    return (classes, letterbox, random) ->
        YoloX.of(scale, classes, YoloXConfig.defaults().withLetterbox(letterbox), random);
  }

  private static Maker dual(YoloScale scale) {
    return (classes, letterbox, random) ->
        DualAssignmentYolo.of(
            scale, classes, DualAssignmentConfig.defaults().withLetterbox(letterbox), random);
  }

  private static Maker v3(YoloScale scale) {
    return (classes, letterbox, random) ->
        new YoloV3(scale, classes, PriorConfig.yoloV3().withLetterbox(letterbox), random);
  }

  private static Maker v2(YoloScale scale) {
    return (classes, letterbox, random) ->
        new YoloV2(scale, classes, PriorConfig.yoloV2().withLetterbox(letterbox), random);
  }

  private static Maker v1(YoloScale scale) {
    return (classes, letterbox, random) ->
        new YoloV1(scale, classes, YoloV1Config.defaults().withLetterbox(letterbox), random);
  }

  /** Those of the detectors without suppression. */
  private static Map<String, YoloScale> scales() {
    Map<String, YoloScale> scales = new LinkedHashMap<>();
    scales.put("pico", YoloScale.PICO);
    scales.put("n", NARROW);
    scales.put("s", YoloScale.S);
    scales.put("m", YoloScale.M);
    scales.put("l", YoloScale.L);
    scales.put("x", YoloScale.X);
    return scales;
  }

  /**
   * The names.
   *
   * @return YOLOX, those without suppression, then the first three versions
   */
  public static List<String> all() {
    return List.copyOf(ENTRIES.keySet());
  }

  /**
   * The side of the square that a detector brings pictures into unless another is asked for.
   *
   * @param name one of {@link #all}
   * @return pixels
   * @throws IllegalArgumentException when there is no such detector
   */
  public static int usualSize(String name) {
    return entry(name).side();
  }

  /**
   * Makes a detector.
   *
   * @param name one of {@link #all}
   * @param classes labels including 0, which stands for what is no object
   * @param size side of the square that pictures are brought into, pixels, a multiple of 32
   * @param random the source of the initial values
   * @return the detector, in training mode
   * @throws IllegalArgumentException when there is no such detector, or not of this size
   */
  public static NeuralDetector create(String name, int classes, int size, RandomGenerator random) {
    Entry entry = entry(name);
    if (size <= 0 || size % STRIDE != 0) {
      throw new IllegalArgumentException(
          "size is %d, expected a multiple of %d".formatted(size, STRIDE));
    }
    return entry.maker().make(classes, Letterbox.square(size), random);
  }

  private static Entry entry(String name) {
    Entry entry = ENTRIES.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "no detector '%s', expected one of %s".formatted(name, all()));
    }
    return entry;
  }
}
