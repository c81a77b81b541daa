package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fovea.io.image.ImageSize;
import org.fovea.metrics.geometry.Box;

/** Writes a data set in the layout of one format. */
interface LayoutWriter {
  /**
   * What all formats have in common.
   *
   * @param pictures brings the pictures
   * @param losses hears of what the format can't hold
   */
  record Output(PictureTransfer pictures, Losses losses) {}

  /**
   * Writes a data set.
   *
   * @param splits its parts
   * @param folder an empty folder
   * @param output pictures and losses
   */
  void write(Map<Split, ImageDataset> splits, Path folder, Output output) throws IOException;

  /**
   * A box as formats want it whose readers expect it inside the picture; empty if there is none.
   */
  static Optional<Box> inside(Box box, ImageSize size, Losses losses) {
    Optional<Box> inside = BoxClip.inside(box, size);
    if (inside.isEmpty()) {
      losses.count("boxes without a pixel in their picture, left out");
    } else if (BoxClip.overhang(box, size) > 0) {
      losses.count("boxes that stuck out of their picture, clipped");
    }
    return inside;
  }
}
