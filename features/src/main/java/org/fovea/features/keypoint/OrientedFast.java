package org.fovea.features.keypoint;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;

/**
 * The keypoints of ORB (Rublee, Rabaud, Konolige and Bradski, "ORB: an efficient alternative to
 * SIFT or SURF", 2011): FAST corners on each level of a pyramid, the clearest by Harris' response
 * over blocks of 7 pixels, turned towards the centroid of the intensity within 15 pixels. Keypoints
 * come level by level, the clearest first. Scale is the level's factor, {@code scaleFactor^level};
 * the response is Harris'.
 *
 * <p>Method and settings are those of OpenCV's {@code ORB}. Levels are made by another
 * interpolation, so that keypoints above the first level may differ.
 *
 * @param config which keypoints are found
 */
public record OrientedFast(OrientedFastConfig config) implements KeypointDetector {
  static final int PATCH_RADIUS = 15;
  private static final int HARRIS_BLOCK = 7;
  private static final double HARRIS_K = 0.04;

  @Override
  public List<Keypoint> detect(GrayU8 image) {
    Images.requireNotEmpty(image);
    List<Keypoint> keypoints = new ArrayList<>();
    double shrink = 1 / config.scaleFactor();
    double share = config.maxKeypoints() * (1 - shrink) / (1 - Math.pow(shrink, config.levels()));
    int left = config.maxKeypoints();
    for (int level = 0; level < config.levels(); level++) {
      boolean last = level == config.levels() - 1;
      int most = last ? left : Math.min(left, (int) Math.rint(share * Math.pow(shrink, level)));
      left -= most;
      double scale = Math.pow(config.scaleFactor(), level);
      int width = (int) Math.rint(image.width / scale);
      int height = (int) Math.rint(image.height / scale);
      if (Math.min(width, height) <= 2 * config.margin()) {
        break;
      }
      GrayU8 smaller = level == 0 ? image : Resize.to(image, width, height, Interpolation.BILINEAR);
      for (Keypoint k : strongest(smaller, most)) {
        // Pixel centres of both pictures are half a pixel from their corners.
        double x = (k.x() + 0.5) * image.width / width - 0.5;
        double y = (k.y() + 0.5) * image.height / height - 0.5;
        keypoints.add(new Keypoint(x, y, scale, k.angle(), k.response()));
      }
    }
    return List.copyOf(keypoints);
  }

  /** The keypoints of one level. */
  private List<Keypoint> strongest(GrayU8 level, int most) {
    int margin = config.margin();
    List<Keypoint> corners =
        new Fast(config.threshold(), true)
            .detect(level).stream()
                .filter(k -> k.x() >= margin && k.x() < level.width - margin)
                .filter(k -> k.y() >= margin && k.y() < level.height - margin)
                .sorted(Comparator.comparingDouble(Keypoint::response).reversed())
                .limit(2L * most)
                .toList();
    GrayF32 harris = CornerResponse.harris(level, HARRIS_BLOCK, HARRIS_K);
    return corners.stream()
        .map(k -> oriented(level, (int) k.x(), (int) k.y(), harris))
        .sorted(Comparator.comparingDouble(Keypoint::response).reversed())
        .limit(most)
        .toList();
  }

  private static Keypoint oriented(GrayU8 level, int x, int y, GrayF32 harris) {
    int momentX = 0;
    int momentY = 0;
    for (int dy = -PATCH_RADIUS; dy <= PATCH_RADIUS; dy++) {
      int reach = (int) Math.sqrt(PATCH_RADIUS * PATCH_RADIUS - dy * dy);
      int centre = level.getIndex(x, y + dy);
      for (int dx = -reach; dx <= reach; dx++) {
        int v = level.data[centre + dx] & 0xFF;
        momentX += dx * v;
        momentY += dy * v;
      }
    }
    return new Keypoint(x, y, 1, Math.atan2(momentY, momentX), harris.get(x, y));
  }
}
