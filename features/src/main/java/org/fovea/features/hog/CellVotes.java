package org.fovea.features.hog;

/** Which histograms a pixel votes for, and with what part of its gradient's magnitude. */
public enum CellVotes {
  /**
   * Each pixel votes for one orientation of the cell it is in; a histogram is the sum of its votes
   * divided by the pixels in a cell. As scikit-image's {@code hog}.
   */
  NEAREST,

  /**
   * Each pixel's vote is shared between the two nearest orientations and up to four nearest cells
   * of a block, and weighted by a Gaussian about the block's centre, whose sigma is a quarter of
   * the block's width. Cells near the edge of a block so differ between the blocks that share them.
   * As OpenCV's {@code HOGDescriptor}, whose Gaussian has its centre half a pixel to the right and
   * below, and so has this one.
   */
  TRILINEAR
}
