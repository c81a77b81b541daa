package org.fovea.samples.scene;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.metrics.geometry.Box;

/**
 * One picture and the signs in it.
 *
 * @param picture the pixels: bands R, G, B
 * @param signs what can be seen of each sign, from far to near
 */
public record Scene(Planar<GrayU8> picture, List<Sign> signs) {
  /**
   * A sign in a scene.
   *
   * @param kind what sign it is
   * @param box the smallest box around its visible pixels
   * @param area its visible pixels, square pixels
   */
  public record Sign(SignKind kind, Box box, double area) {}

  public Scene {
    signs = List.copyOf(signs);
  }
}
