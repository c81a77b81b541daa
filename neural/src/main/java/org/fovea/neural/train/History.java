package org.fovea.neural.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The epochs of a training.
 *
 * @param epochs in their order
 */
public record History(List<EpochRecord> epochs) {
  private static final List<String> FIXED = List.of("epoch", "learning_rate", "seconds");

  public History {
    epochs = List.copyOf(epochs);
  }

  /**
   * The names of all figures.
   *
   * @return in the order of their first appearance
   */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    epochs.forEach(epoch -> names.addAll(epoch.figures().keySet()));
    return names;
  }

  /**
   * One figure over the epochs.
   *
   * @param name as {@code validation.loss}
   * @return a value for each epoch, NaN where it has none
   */
  public double[] values(String name) {
    return epochs.stream()
        .mapToDouble(epoch -> epoch.figures().getOrDefault(name, Double.NaN))
        .toArray();
  }

  /**
   * The epoch in which a figure was best.
   *
   * @param monitor the figure
   * @return its position, the first of equals; empty when no epoch has the figure
   */
  public OptionalInt best(Monitor monitor) {
    double[] values = values(monitor.figure());
    int best = -1;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && (best < 0 || monitor.isBetter(values[i], values[best]))) {
        best = i;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /**
   * The history as a table of comma-separated values, numbers in full precision.
   *
   * @return a heading and a line for each epoch; an empty field where an epoch lacks a figure
   */
  public String toCsv() {
    Set<String> names = names();
    StringBuilder text = new StringBuilder(String.join(",", FIXED));
    names.forEach(name -> text.append(',').append(name));
    text.append('\n');
    for (EpochRecord epoch : epochs) {
      text.append(epoch.epoch()).append(',').append(epoch.learningRate());
      text.append(',').append(epoch.seconds());
      for (String name : names) {
        Double value = epoch.figures().get(name);
        text.append(',').append(value == null ? "" : value.toString());
      }
      text.append('\n');
    }
    return text.toString();
  }

  /**
   * Reads what {@link #toCsv} wrote.
   *
   * @param text the table
   * @return the same history
   * @throws IllegalArgumentException when it is no such table; the message names line and field
   */
  public static History fromCsv(String text) {
    List<String> lines = text.lines().toList();
    List<String> heading = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
    if (heading.size() < FIXED.size() || !heading.subList(0, FIXED.size()).equals(FIXED)) {
      throw new IllegalArgumentException("history: expected a first line that begins " + FIXED);
    }
    List<EpochRecord> epochs = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      epochs.add(epoch(i + 1, heading, lines.get(i).split(",", -1)));
    }
    return new History(epochs);
  }

  private static EpochRecord epoch(int line, List<String> heading, String[] fields) {
    if (fields.length != heading.size()) {
      throw new IllegalArgumentException(
          "history: line %d has %d fields, expected %d"
              .formatted(line, fields.length, heading.size()));
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i++) {
      if (!fields[i].isEmpty()) {
        values.put(heading.get(i), number(line, heading.get(i), fields[i]));
      }
    }
    double[] fixed = new double[FIXED.size()];
    for (int i = 0; i < fixed.length; i++) {
      Double value = values.remove(FIXED.get(i));
      if (value == null) {
        throw new IllegalArgumentException(
            "history: line %d has no %s".formatted(line, FIXED.get(i)));
      }
      fixed[i] = value;
    }
    return new EpochRecord((int) fixed[0], fixed[1], fixed[2], values);
  }

  private static double number(int line, String name, String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "history: line %d, %s is '%s', expected a number".formatted(line, name, field), e);
    }
  }
}
