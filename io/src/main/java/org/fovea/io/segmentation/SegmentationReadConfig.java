package org.fovea.io.segmentation;

import java.util.List;

/**
 * How masks are read. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param classNames the name of each class; empty to take them from {@code classes.txt}, a line
 *     each, or else to number what the training masks hold
 * @param voidLabel the value of pixels without a class, 0..254 beside 255, which always stands for
 *     them; -1 for none
 */
public record SegmentationReadConfig(List<String> classNames, int voidLabel) {
  public SegmentationReadConfig {
    classNames = List.copyOf(classNames);
    if (voidLabel < -1 || voidLabel > 255) {
      throw new IllegalArgumentException(
          "segmentation: voidLabel is " + voidLabel + ", expected -1 to 255");
    }
  }

  /**
   * Classes as the data have them, 255 for pixels without one.
   *
   * @return the defaults
   */
  public static SegmentationReadConfig defaults() {
    return new SegmentationReadConfig(List.of(), -1);
  }

  /**
   * With these classes.
   *
   * @param names of the values from 0
   * @return the changed configuration
   */
  public SegmentationReadConfig withClassNames(List<String> names) {
    return new SegmentationReadConfig(names, voidLabel);
  }

  /**
   * With another value of pixels without a class.
   *
   * @param label -1 for none but 255
   * @return the changed configuration
   */
  public SegmentationReadConfig withVoidLabel(int label) {
    return new SegmentationReadConfig(classNames, label);
  }
}
