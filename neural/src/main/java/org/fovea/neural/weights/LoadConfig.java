package org.fovea.neural.weights;

import java.util.function.UnaryOperator;

/**
 * How arrays are matched with a module's state.
 *
 * @param strict whether all must fit, both ways; if not, what fits is loaded
 * @param renaming gives the name in the module for each name in the file; where two names become
 *     one, nothing is loaded
 */
public record LoadConfig(boolean strict, UnaryOperator<String> renaming) {
  /**
   * All must fit, under the same names.
   *
   * @return the defaults
   */
  public static LoadConfig defaults() {
    return new LoadConfig(true, UnaryOperator.identity());
  }

  /**
   * The same with another strictness.
   *
   * @param wanted whether all must fit
   * @return the changed configuration
   */
  public LoadConfig withStrict(boolean wanted) {
    return new LoadConfig(wanted, renaming);
  }

  /**
   * The same with other names.
   *
   * @param names gives the name in the module for each name in the file
   * @return the changed configuration
   */
  public LoadConfig withRenaming(UnaryOperator<String> names) {
    return new LoadConfig(strict, names);
  }

  /**
   * The same without a prefix before the names of the file; names that lack it stay as they are.
   *
   * @param prefix such as {@code module.}, with its dot
   * @return the changed configuration
   */
  public LoadConfig withoutPrefix(String prefix) {
    return withRenaming(name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name);
  }
}
