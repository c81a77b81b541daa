package org.fovea.samples.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.metrics.detection.Category;
import org.fovea.neural.detection.Detectors;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.weights.CardFields;

/**
 * What must be known of a detector's weights to use them. It travels with them, as the metadata of
 * their file.
 *
 * @param model its name among {@link Detectors}
 * @param size the shorter side that it resizes pictures to, pixels
 * @param categories of its labels 1, 2 and so on
 */
public record DetectionCard(String model, int size, List<Category> categories) {
  private static final String MODEL = "detection_model";
  private static final String SIZE = "size";
  private static final String LABELS = "labels";
  private static final String IDS = "category_ids";

  public DetectionCard {
    categories = List.copyOf(categories);
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("detection card: no categories, expected some");
    }
  }

  /**
   * Makes the network.
   *
   * @param random the source of initial values and of what the losses look at
   * @return in training mode
   * @throws IllegalArgumentException when there is no such detector, or not of this size
   */
  public NeuralDetector create(RandomGenerator random) {
    return Detectors.create(model, 1 + categories.size(), size, random);
  }

  /**
   * Whether the network finds joints of persons, and learns them.
   *
   * @return true for one kind of network
   */
  public boolean findsKeypoints() {
    return model.startsWith("keypointrcnn");
  }

  /**
   * The ids of the categories.
   *
   * @return of labels 1, 2 and so on
   */
  public List<Integer> categoryIds() {
    return categories.stream().map(Category::id).toList();
  }

  /**
   * The card as a file's metadata.
   *
   * @return by key
   */
  public Map<String, String> toMetadata() {
    Map<String, String> text = new LinkedHashMap<>();
    text.put(MODEL, model);
    text.put(SIZE, Integer.toString(size));
    text.put(LABELS, CardFields.ofNames(categories.stream().map(Category::name).toList()));
    text.put(IDS, CardFields.ofNames(categoryIds().stream().map(String::valueOf).toList()));
    return text;
  }

  /**
   * Whether a file's metadata hold a card.
   *
   * @param metadata by key
   * @return true when they name a detector
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
  public static DetectionCard fromMetadata(Map<String, String> metadata) {
    CardFields fields = new CardFields("detection card", metadata);
    List<String> labels = fields.names(LABELS);
    List<Integer> ids =
        fields.field(
            IDS,
            labels.size() + " whole numbers",
            text -> text.lines().map(Integer::valueOf).toList());
    if (ids.size() != labels.size()) {
      throw new IllegalArgumentException(
          "detection card: %d names of %d categories".formatted(labels.size(), ids.size()));
    }
    List<Category> categories = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      categories.add(new Category(ids.get(i), labels.get(i)));
    }
    return new DetectionCard(fields.text(MODEL), fields.number(SIZE), categories);
  }
}
