package org.fovea.neural.weights;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the fields of a card from the metadata of a file of weights, and writes them as such. Every
 * value is a text: lists of names have a line each, lists of numbers blanks between.
 *
 * @param card what it is called in messages
 * @param metadata by key
 */
public record CardFields(String card, Map<String, String> metadata) {
  /** Keeps an immutable copy in the same order. */
  public CardFields {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * A field as it is.
   *
   * @param key its name
   * @return its value
   * @throws IllegalArgumentException when it is missing
   */
  public String text(String key) {
    return field(key, "a text", Function.identity());
  }

  /**
   * A whole number.
   *
   * @param key its name
   * @return its value
   * @throws IllegalArgumentException when it is missing or no number
   */
  public int number(String key) {
    return field(key, "numbers", Integer::valueOf);
  }

  /**
   * Several numbers.
   *
   * @param key their name
   * @return what {@link #ofNumbers} was given
   * @throws IllegalArgumentException when they are missing or no numbers
   */
  public List<Double> numbers(String key) {
    return field(
        key, "numbers", text -> Arrays.stream(text.split(" ")).map(Double::valueOf).toList());
  }

  /**
   * Several names.
   *
   * @param key their name
   * @return what {@link #ofNames} was given
   * @throws IllegalArgumentException when they are missing
   */
  public List<String> names(String key) {
    return field(key, "names", text -> List.of(text.split("\n", -1)));
  }

  /**
   * A field of any type.
   *
   * @param <T> its type
   * @param key its name
   * @param expected what its value should be, for the message
   * @param reading gives the value; an {@link IllegalArgumentException} of it means a wrong one
   * @return the value
   * @throws IllegalArgumentException when it is missing or wrong; the message names the card, the
   *     key and the text
   */
  public <T> T field(String key, String expected, Function<String, T> reading) {
    String text = metadata.get(key);
    if (text == null) {
      throw new IllegalArgumentException("%s: no '%s'".formatted(card, key));
    }
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: %s is '%s', expected %s".formatted(card, key, text, expected), e);
    }
  }

  /**
   * Several numbers as one text.
   *
   * @param values such as means of channels
   * @return the text
   */
  public static String ofNumbers(List<Double> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /**
   * Several names as one text.
   *
   * @param names without line breaks
   * @return the text
   */
  public static String ofNames(List<String> names) {
    return String.join("\n", names);
  }
}
