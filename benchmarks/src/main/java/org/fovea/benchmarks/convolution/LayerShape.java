package org.fovea.benchmarks.convolution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.neural.op.Conv2dConfig;

/**
 * A convolution of one square picture, with a square window and as much padding as keeps the
 * extents at stride 1.
 *
 * @param channels channels of the input
 * @param extent rows and columns of the input
 * @param outChannels channels of the output
 * @param kernel rows and columns of the window, odd
 * @param stride rows and columns from one window to the next
 * @param groups parts into which the channels are split
 */
public record LayerShape(
    int channels, int extent, int outChannels, int kernel, int stride, int groups) {
  private static final Pattern FORM =
      Pattern.compile("(\\d+)x(\\d+)x\\2-(\\d+)k(\\d+)s(\\d+)g(\\d+)");

  /**
   * Reads what {@link #toString} wrote.
   *
   * @param text such as {@code 64x56x56-128k3s2g1}
   * @return the shape
   * @throws IllegalArgumentException when the text has another form
   */
  public static LayerShape parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "layer '" + text + "', expected something like 64x56x56-128k3s2g1");
    }
    return new LayerShape(
        Integer.parseInt(m.group(1)),
        Integer.parseInt(m.group(2)),
        Integer.parseInt(m.group(3)),
        Integer.parseInt(m.group(4)),
        Integer.parseInt(m.group(5)),
        Integer.parseInt(m.group(6)));
  }

  /**
   * Zeros around the input.
   *
   * @return rows and columns on each side
   */
  public int padding() {
    return kernel / 2;
  }

  /**
   * Rows and columns of the output.
   *
   * @return with the padding, the input's over the stride, rounded up
   */
  public int outExtent() {
    return (extent + 2 * padding() - kernel) / stride + 1;
  }

  /**
   * The products that make up an element of the output.
   *
   * @return taps of the window times channels of a group
   */
  public int depth() {
    return channels / groups * kernel * kernel;
  }

  /**
   * The multiply-adds of the direct computation.
   *
   * @return elements of the output times products of each
   */
  public long multiplyAdds() {
    return (long) outChannels * outExtent() * outExtent() * depth();
  }

  /**
   * How the window moves.
   *
   * @return the configuration
   */
  public Conv2dConfig config() {
    return Conv2dConfig.defaults().withStride(stride).withPadding(padding()).withGroups(groups);
  }

  @Override
  public String toString() {
    return "%dx%dx%d-%dk%ds%dg%d"
        .formatted(channels, extent, extent, outChannels, kernel, stride, groups);
  }
}
