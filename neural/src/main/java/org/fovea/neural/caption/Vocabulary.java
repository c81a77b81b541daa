package org.fovea.neural.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Words and their numbers. Number 0 begins a caption, 1 ends it and fills it up. Immutable. */
public final class Vocabulary {
  /** Comes before a caption's first word. */
  public static final int BEGIN = 0;

  /** Comes after a caption's last word. */
  public static final int END = 1;

  private static final List<String> MARKS = List.of("<begin>", "<end>");

  private final List<String> words;
  private final Map<String, Integer> numbers = new HashMap<>();

  private Vocabulary(List<String> words) {
    this.words = List.copyOf(words);
    for (int i = 0; i < words.size(); i++) {
      numbers.put(words.get(i), i);
    }
  }

  /**
   * All words of captions.
   *
   * @param captions words without spaces in them
   * @return the words in alphabetical order, after the two marks
   */
  public static Vocabulary of(List<List<String>> captions) {
    List<String> words = new ArrayList<>(MARKS);
    TreeSet<String> sorted = new TreeSet<>();
    captions.forEach(sorted::addAll);
    words.addAll(sorted);
    return new Vocabulary(words);
  }

  /**
   * The number of words.
   *
   * @return with the two marks
   */
  public int size() {
    return words.size();
  }

  /**
   * The numbers of a caption's words.
   *
   * @param caption of known words
   * @return without marks
   * @throws IllegalArgumentException when there is no such word
   */
  public int[] numbers(List<String> caption) {
    return caption.stream().mapToInt(this::number).toArray();
  }

  private int number(String word) {
    Integer number = numbers.get(word);
    if (number == null) {
      throw new IllegalArgumentException("vocabulary: no word '" + word + "'");
    }
    return number;
  }

  /**
   * The words of numbers.
   *
   * @param caption numbers without marks
   * @return the words
   */
  public List<String> words(int[] caption) {
    return Arrays.stream(caption).mapToObj(words::get).toList();
  }
}
