package org.fovea.classic.proposal;

/**
 * What makes two regions alike in selective search (section 3.2 of the paper). Each is 0..1; those
 * in use are added.
 */
public enum Similarity {
  /** The intersection of the colour histograms, 25 bins for each band. */
  COLOUR,

  /** The intersection of the histograms of Gaussian derivatives, 8 directions of 10 bins a band. */
  TEXTURE,

  /**
   * How small both are: {@code 1 - (size(a) + size(b)) / size(picture)}, so small ones go first.
   */
  SIZE,

  /**
   * How well they fit into each other: {@code 1 - (size(box around both) - size(a) - size(b)) /
   * size(picture)}.
   */
  FILL
}
