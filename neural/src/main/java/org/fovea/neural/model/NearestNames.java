package org.fovea.neural.model;

import java.util.Collection;
import java.util.Comparator;

/** Suggestions for a mistyped name. */
final class NearestNames {
  private static final int COUNT = 3;

  private NearestNames() {}

  /**
   * The names that differ least, by the number of letters to insert, remove or replace.
   *
   * @param wanted what was asked for
   * @param known names to choose from
   * @return up to three, nearest first, as part of a message
   */
  static String of(String wanted, Collection<String> known) {
    return String.join(
        ", ",
        known.stream()
            .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
            .limit(COUNT)
            .toList());
  }

  /** Levenshtein's distance, row by row. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
