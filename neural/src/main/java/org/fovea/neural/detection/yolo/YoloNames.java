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

  private static final Map<String, Maker> MAKERS = makers();

  private interface Maker {
    NeuralDetector make(int classes, RandomGenerator random);
  }

  private YoloNames() {}

  private static Map<String, Maker> makers() {
    Map<String, Maker> makers = new LinkedHashMap<>();
    YoloXConfig full = YoloXConfig.defaults();
    YoloXConfig small = full.withLetterbox(Letterbox.square(SMALL_SIDE));
    makers.put("yolox_pico", (classes, random) -> YoloX.of(YoloScale.PICO, classes, small, random));
    makers.put("yolox_nano", (classes, random) -> YoloX.of(YoloScale.NANO, classes, small, random));
    makers.put("yolox_tiny", (classes, random) -> YoloX.of(YoloScale.TINY, classes, small, random));
    makers.put("yolox_s", (classes, random) -> YoloX.of(YoloScale.S, classes, full, random));
    makers.put("yolox_m", (classes, random) -> YoloX.of(YoloScale.M, classes, full, random));
    makers.put("yolox_l", (classes, random) -> YoloX.of(YoloScale.L, classes, full, random));
    makers.put("yolox_x", (classes, random) -> YoloX.of(YoloScale.X, classes, full, random));
    DualAssignmentConfig dual = DualAssignmentConfig.defaults();
    scales()
        .forEach(
            (size, scale) ->
                makers.put(
                    "yolo_dual_" + size,
                    (classes, random) -> DualAssignmentYolo.of(scale, classes, dual, random)));
    makers.put("yolov3", v3(YoloScale.L));
    makers.put("yolov3_pico", v3(YoloScale.PICO));
    makers.put("yolov2", v2(YoloScale.L));
    makers.put("yolov2_pico", v2(YoloScale.PICO));
    makers.put("yolov1", v1(YoloScale.L));
    makers.put("yolov1_pico", v1(YoloScale.PICO));
    return makers;
  }

  private static Maker v3(YoloScale scale) {
    return (classes, random) -> new YoloV3(scale, classes, PriorConfig.yoloV3(), random);
  }

  private static Maker v2(YoloScale scale) {
    return (classes, random) -> new YoloV2(scale, classes, PriorConfig.yoloV2(), random);
  }

  private static Maker v1(YoloScale scale) {
    return (classes, random) -> new YoloV1(scale, classes, YoloV1Config.defaults(), random);
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
    return List.copyOf(MAKERS.keySet());
  }

  /**
   * Makes a detector.
   *
   * @param name one of {@link #all}
   * @param classes labels including 0, which stands for what is no object
   * @param random the source of the initial values
   * @return the detector, in training mode
   * @throws IllegalArgumentException when there is no such detector
   */
  public static NeuralDetector create(String name, int classes, RandomGenerator random) {
    Maker maker = MAKERS.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "no detector '%s', expected one of %s".formatted(name, all()));
    }
    return maker.make(classes, random);
  }
}
