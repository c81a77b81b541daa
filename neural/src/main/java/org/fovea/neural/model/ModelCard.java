package org.fovea.neural.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.neural.input.ImageInputConfig;
import org.fovea.neural.weights.CardFields;

/**
 * What must be known of a classifier's weights to use them. It travels with them, as the metadata
 * of their file.
 *
 * @param model the network's name in {@link Models}
 * @param config its classes, channels and size of input
 * @param labels the names of the classes, as many
 * @param mean subtracted from each channel, of values 0..1
 * @param std what each channel is divided by then
 */
public record ModelCard(
    String model, ModelConfig config, List<String> labels, List<Double> mean, List<Double> std) {
  private static final String MODEL = "model";
  private static final String CHANNELS = "channels";
  private static final String SIZE = "size";
  private static final String LABELS = "labels";
  private static final String MEAN = "mean";
  private static final String STD = "std";

  public ModelCard {
    labels = List.copyOf(labels);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (labels.size() != config.classes()) {
      throw new IllegalArgumentException(
          "model card: %d labels for %d classes".formatted(labels.size(), config.classes()));
    }
    if (mean.size() != config.channels() || std.size() != config.channels()) {
      throw new IllegalArgumentException(
          "model card: %d means and %d deviations for %d channels"
              .formatted(mean.size(), std.size(), config.channels()));
    }
  }

  /**
   * The card of a network with the input of its kind.
   *
   * @param model the network's name in {@link Models}
   * @param labels the names of the classes
   * @return as the registry says, but for the classes
   * @throws IllegalArgumentException when there is no such network
   */
  public static ModelCard of(String model, List<String> labels) {
    ModelInfo info = Models.info(model);
    return new ModelCard(
        model, info.defaults().withClasses(labels.size()), labels, info.mean(), info.std());
  }

  /**
   * With another size of input.
   *
   * @param size rows and columns
   * @return the changed card
   */
  public ModelCard withSize(int size) {
    return new ModelCard(model, config.withSize(size), labels, mean, std);
  }

  /**
   * How pictures become the network's input.
   *
   * @return the whole picture, resized
   */
  public ImageInputConfig input() {
    return ImageInputConfig.of(config.size(), config.size()).withNormalisation(mean, std);
  }

  /**
   * The card as a file's metadata.
   *
   * @return by key
   */
  public Map<String, String> toMetadata() {
    Map<String, String> text = new LinkedHashMap<>();
    text.put(MODEL, model);
    text.put(CHANNELS, Integer.toString(config.channels()));
    text.put(SIZE, Integer.toString(config.size()));
    text.put(LABELS, CardFields.ofNames(labels));
    text.put(MEAN, CardFields.ofNumbers(mean));
    text.put(STD, CardFields.ofNumbers(std));
    return text;
  }

  /**
   * Whether a file's metadata hold a card.
   *
   * @param metadata by key
   * @return true when they name a model
   */
  public static boolean isIn(Map<String, String> metadata) {
    return metadata.containsKey(MODEL);
  }

  /**
   * Reads what {@link #toMetadata} gives.
   *
   * @param metadata by key; others are ignored
   * @return the card
   * @throws IllegalArgumentException when a key is missing or its value wrong; the message names it
   */
  public static ModelCard fromMetadata(Map<String, String> metadata) {
    CardFields fields = new CardFields("model card", metadata);
    String model = fields.text(MODEL);
    List<String> labels = fields.names(LABELS);
    ModelConfig config =
        Models.info(model)
            .defaults()
            .withClasses(labels.size())
            .withChannels(fields.number(CHANNELS))
            .withSize(fields.number(SIZE));
    return new ModelCard(model, config, labels, fields.numbers(MEAN), fields.numbers(STD));
  }
}
