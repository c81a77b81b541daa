package org.fovea.neural.segmentation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.weights.CardFields;

/**
 * What must be known of a segmentation network's weights to use them. It travels with them, as the
 * metadata of their file.
 *
 * @param model which network
 * @param width as {@link SegmentationModel#usualWidth}
 * @param depth as {@link SegmentationModel#usualDepth}
 * @param labels the names of the classes
 * @param mean subtracted from each channel, of values 0..1
 * @param std what each channel is divided by then
 */
public record SegmentationCard(
    SegmentationModel model,
    int width,
    int depth,
    List<String> labels,
    List<Double> mean,
    List<Double> std) {
  private static final String MODEL = "segmentation_model";
  private static final String WIDTH = "width";
  private static final String DEPTH = "depth";
  private static final String LABELS = "labels";
  private static final String MEAN = "mean";
  private static final String STD = "std";

  public SegmentationCard {
    labels = List.copyOf(labels);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.isEmpty() || mean.size() != std.size() || labels.isEmpty()) {
      throw new IllegalArgumentException(
          "segmentation card: %d labels, %d means and %d deviations, expected some, as many each"
              .formatted(labels.size(), mean.size(), std.size()));
    }
  }

  /**
   * The card of a network of pictures of three bands, normalised as for ImageNet.
   *
   * @param model which network, at its usual width and depth
   * @param labels the names of the classes
   * @return the card
   */
  public static SegmentationCard of(SegmentationModel model, List<String> labels) {
    return new SegmentationCard(
        model,
        model.usualWidth(),
        model.usualDepth(),
        labels,
        List.of(0.485, 0.456, 0.406),
        List.of(0.229, 0.224, 0.225));
  }

  /**
   * With another size of network.
   *
   * @param channels as {@link SegmentationModel#usualWidth}
   * @param levels as {@link SegmentationModel#usualDepth}
   * @return the changed card
   */
  public SegmentationCard withSize(int channels, int levels) {
    return new SegmentationCard(model, channels, levels, labels, mean, std);
  }

  /**
   * With another normalisation.
   *
   * @param means subtracted, one per channel: one makes a network of grey pictures
   * @param deviations divided by, one per channel
   * @return the changed card
   */
  public SegmentationCard withNormalisation(List<Double> means, List<Double> deviations) {
    return new SegmentationCard(model, width, depth, labels, means, deviations);
  }

  /**
   * Makes the network.
   *
   * @param random the source of initial values and dropout
   * @return in training mode
   */
  public SegmentationNetwork create(RandomGenerator random) {
    ModelConfig config =
        ModelConfig.defaults().withClasses(labels.size()).withChannels(mean.size());
    return model.create(width, depth, config, random);
  }

  /**
   * The card as a file's metadata.
   *
   * @return by key
   */
  public Map<String, String> toMetadata() {
    Map<String, String> text = new LinkedHashMap<>();
    text.put(MODEL, model.name().toLowerCase(Locale.ROOT));
    text.put(WIDTH, Integer.toString(width));
    text.put(DEPTH, Integer.toString(depth));
    text.put(LABELS, CardFields.ofNames(labels));
    text.put(MEAN, CardFields.ofNumbers(mean));
    text.put(STD, CardFields.ofNumbers(std));
    return text;
  }

  /**
   * Reads what {@link #toMetadata} gives.
   *
   * @param metadata by key; others are ignored
   * @return the card
   * @throws IllegalArgumentException when a key is missing or its value wrong; the message names it
   */
  public static SegmentationCard fromMetadata(Map<String, String> metadata) {
    CardFields fields = new CardFields("segmentation card", metadata);
    return new SegmentationCard(
        fields.field(
            MODEL,
            "a network of fovea train segment",
            name -> SegmentationModel.valueOf(name.toUpperCase(Locale.ROOT))),
        fields.number(WIDTH),
        fields.number(DEPTH),
        fields.names(LABELS),
        fields.numbers(MEAN),
        fields.numbers(STD));
  }
}
