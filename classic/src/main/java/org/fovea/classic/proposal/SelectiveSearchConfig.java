package org.fovea.classic.proposal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fovea.features.colour.ColourSpace;
import org.fovea.features.segmentation.PixelGraph;

/**
 * How many ways selective search looks at a picture: every colour space with every scale with every
 * set of similarities is a grouping of its own.
 *
 * @param colourSpaces at least one
 * @param scales {@code k} of the first segmentations (Felzenszwalb and Huttenlocher), each above 0:
 *     higher begins with larger regions
 * @param similarities sets of what makes regions alike, at least one, none of them empty
 * @param sigma standard deviation in pixels of the blur before segmentation, {@code 0..1000}
 * @param minRegion the first regions have {@code minRegion * k} pixels at least; at least 0
 * @param minSide proposals narrower or lower than so many pixels are left out, at least 1
 * @param maxProposals as many boxes are proposed at most, at least 1
 * @param maxPixels pictures of more pixels are shrunk to about that many before the search, which
 *     bounds its memory; 1 to {@link PixelGraph#MAX_PIXELS}
 * @param seed of the random part of the ranking
 */
public record SelectiveSearchConfig(
    List<ColourSpace> colourSpaces,
    List<Double> scales,
    List<Set<Similarity>> similarities,
    double sigma,
    double minRegion,
    int minSide,
    int maxProposals,
    int maxPixels,
    long seed) {
  private static final int MAX_PIXELS = 4_000_000;
  private static final Set<Similarity> ALL = EnumSet.allOf(Similarity.class);
  private static final Set<Similarity> ALL_BUT_COLOUR =
      EnumSet.complementOf(EnumSet.of(Similarity.COLOUR));

  public SelectiveSearchConfig {
    colourSpaces = List.copyOf(colourSpaces);
    scales = List.copyOf(scales);
    similarities = similarities.stream().map(Set::copyOf).toList();
    if (colourSpaces.isEmpty() || scales.isEmpty() || similarities.isEmpty()) {
      throw new IllegalArgumentException(
          "selective search needs a colour space, a scale and a set of similarities, got "
              + colourSpaces
              + ", "
              + scales
              + ", "
              + similarities);
    }
    if (similarities.stream().anyMatch(Set::isEmpty)) {
      throw new IllegalArgumentException("a set of similarities must not be empty");
    }
    for (double scale : scales) {
      if (!(scale > 0 && Double.isFinite(scale))) {
        throw new IllegalArgumentException("scales must be above 0, got " + scales);
      }
    }
    if (!(sigma >= 0 && sigma <= 1000)) {
      throw new IllegalArgumentException("sigma must be 0..1000, got " + sigma);
    }
    if (!(minRegion >= 0 && minRegion <= 1e6)) {
      throw new IllegalArgumentException("minRegion must be 0..1e6, got " + minRegion);
    }
    if (maxPixels < 1 || maxPixels > PixelGraph.MAX_PIXELS) {
      throw new IllegalArgumentException(
          "maxPixels must be 1.." + PixelGraph.MAX_PIXELS + ", got " + maxPixels);
    }
    if (minSide < 1 || maxProposals < 1) {
      throw new IllegalArgumentException(
          "minSide and maxProposals must be at least 1, got " + minSide + " and " + maxProposals);
    }
  }

  /**
   * The paper's fast mode (section 5.2 of Uijlings et al.): HSV and Lab, k of 50 and 100, with all
   * similarities and with all but colour; up to 2,000 boxes.
   *
   * @return the configuration
   */
  public static SelectiveSearchConfig fast() {
    return new SelectiveSearchConfig(
        List.of(ColourSpace.HSV, ColourSpace.LAB),
        List.of(50.0, 100.0),
        List.of(ALL, ALL_BUT_COLOUR),
        0.8,
        1,
        8,
        2000,
        MAX_PIXELS,
        1);
  }

  /**
   * The paper's quality mode in spirit: every colour space, k of 50, 100, 150 and 300, and four
   * sets of similarities; up to 10,000 boxes.
   *
   * @return the configuration
   */
  public static SelectiveSearchConfig quality() {
    return new SelectiveSearchConfig(
        List.of(ColourSpace.values()),
        List.of(50.0, 100.0, 150.0, 300.0),
        List.of(ALL, ALL_BUT_COLOUR, EnumSet.of(Similarity.FILL), EnumSet.of(Similarity.SIZE)),
        0.8,
        1,
        8,
        10_000,
        MAX_PIXELS,
        1);
  }

  /**
   * One colour space and one scale: a quarter of the fast mode's work, for many small pictures.
   *
   * @return the configuration
   */
  public static SelectiveSearchConfig single() {
    return fast().withColourSpaces(List.of(ColourSpace.LAB)).withScales(List.of(50.0));
  }

  /**
   * The same in other colour spaces.
   *
   * @param spaces at least one
   * @return a changed copy
   */
  public SelectiveSearchConfig withColourSpaces(List<ColourSpace> spaces) {
    return new SelectiveSearchConfig(
        spaces, scales, similarities, sigma, minRegion, minSide, maxProposals, maxPixels, seed);
  }

  /**
   * The same with other first segmentations.
   *
   * @param ks at least one, each above 0
   * @return a changed copy
   */
  public SelectiveSearchConfig withScales(List<Double> ks) {
    return new SelectiveSearchConfig(
        colourSpaces, ks, similarities, sigma, minRegion, minSide, maxProposals, maxPixels, seed);
  }

  /**
   * The same with other first regions.
   *
   * @param share pixels of the smallest per k, at least 0
   * @return a changed copy
   */
  public SelectiveSearchConfig withMinRegion(double share) {
    return new SelectiveSearchConfig(
        colourSpaces, scales, similarities, sigma, share, minSide, maxProposals, maxPixels, seed);
  }

  /**
   * The same with another size of the smallest proposals.
   *
   * @param pixels least width and height, at least 1
   * @return a changed copy
   */
  public SelectiveSearchConfig withMinSide(int pixels) {
    return new SelectiveSearchConfig(
        colourSpaces,
        scales,
        similarities,
        sigma,
        minRegion,
        pixels,
        maxProposals,
        maxPixels,
        seed);
  }

  /**
   * The same with more or fewer proposals.
   *
   * @param count most boxes, at least 1
   * @return a changed copy
   */
  public SelectiveSearchConfig withMaxProposals(int count) {
    return new SelectiveSearchConfig(
        colourSpaces, scales, similarities, sigma, minRegion, minSide, count, maxPixels, seed);
  }

  /**
   * The same for larger or smaller pictures.
   *
   * @param pixels of the largest picture that is searched as it is, 1 to {@link
   *     PixelGraph#MAX_PIXELS}
   * @return a changed copy
   */
  public SelectiveSearchConfig withMaxPixels(int pixels) {
    return new SelectiveSearchConfig(
        colourSpaces, scales, similarities, sigma, minRegion, minSide, maxProposals, pixels, seed);
  }

  /**
   * The same with another ranking.
   *
   * @param ranking seed of its random part
   * @return a changed copy
   */
  public SelectiveSearchConfig withSeed(long ranking) {
    return new SelectiveSearchConfig(
        colourSpaces,
        scales,
        similarities,
        sigma,
        minRegion,
        minSide,
        maxProposals,
        maxPixels,
        ranking);
  }
}
