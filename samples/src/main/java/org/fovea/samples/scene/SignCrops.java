package org.fovea.samples.scene;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.fovea.io.image.ImageFiles;
import org.fovea.metrics.geometry.Box;

/** The signs of scenes as pictures of their own, for classification. */
public final class SignCrops {
  /** What is left around a sign, as a share of its longer side. */
  private static final double MARGIN = 0.15;

  private SignCrops() {}

  /**
   * Writes a folder of pictures for each kind of sign, named after it.
   *
   * @param scenes where the signs are
   * @param folder above the kinds' folders
   * @return how many pictures there are
   * @throws IOException when one can't be written
   */
  public static int write(SceneDataset scenes, Path folder) throws IOException {
    int count = 0;
    for (int i = 0; i < scenes.size(); i++) {
      List<Scene.Sign> signs = scenes.signs(i);
      for (Scene.Sign sign : signs) {
        String kind = sign.kind().category().name().replace(' ', '_');
        String name = String.format(Locale.ROOT, "%06d.png", ++count);
        ImageFiles.write(cut(scenes.image(i), sign.box()), folder.resolve(kind).resolve(name));
      }
    }
    return count;
  }

  /** A square around the box, as far as the picture goes. */
  private static Planar<GrayU8> cut(Planar<GrayU8> picture, Box box) {
    double half = Math.max(box.width(), box.height()) * (0.5 + MARGIN);
    double x = (box.x1() + box.x2()) / 2;
    double y = (box.y1() + box.y2()) / 2;
    return picture.subimage(
        (int) Math.max(0, Math.floor(x - half)),
        (int) Math.max(0, Math.floor(y - half)),
        (int) Math.min(picture.width, Math.ceil(x + half)),
        (int) Math.min(picture.height, Math.ceil(y + half)));
  }
}
