package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.features.image.Images;

/** Pictures without objects, in which a cascade's false alarms are looked for. */
final class Backgrounds {
  /** Between the sizes of windows; as in OpenCV's training, coarser than in a search. */
  private static final CascadeSearchConfig SEARCH =
      CascadeSearchConfig.defaults().withWindows(1.4, 0);

  private final List<GrayU8> pictures;

  Backgrounds(List<GrayU8> pictures) {
    this.pictures = pictures;
  }

  /**
   * Windows that a cascade takes for objects.
   *
   * @param windows some of them, all equally likely to be chosen
   * @param seen how many windows it was asked about
   * @param accepted how many it took for objects
   */
  record FalseAlarms(List<GrayU8> windows, long seen, long accepted) {}

  /** Draws up to so many false alarms from all pictures, by reservoir sampling. */
  FalseAlarms draw(Cascade cascade, int most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<GrayU8> reservoir = new ArrayList<>();
    long seen = 0;
    long accepted = 0;
    for (GrayU8 picture : pictures) {
      for (Level level : Level.of(cascade, SEARCH, picture.width, picture.height)) {
        GrayU8 scaled =
            new ExactLinearResize(picture, level.width(), level.height()).rows(0, level.height());
        WindowClassifier classifier = WindowClassifier.of(cascade, scaled);
        for (int y = 0; y < level.rows(); y += level.step()) {
          for (int x = 0; x < level.columns(); x += level.step()) {
            seen++;
            if (classifier.stagesPassed(x, y) == cascade.stages().size()) {
              accepted++;
              long at = accepted <= most ? reservoir.size() : random.nextLong(accepted);
              if (at < most) {
                GrayU8 window = Images.crop(scaled, x, y, cascade.width(), cascade.height());
                if (at == reservoir.size()) {
                  reservoir.add(window);
                } else {
                  reservoir.set((int) at, window);
                }
              }
            }
          }
        }
      }
    }
    return new FalseAlarms(reservoir, seen, accepted);
  }
}
