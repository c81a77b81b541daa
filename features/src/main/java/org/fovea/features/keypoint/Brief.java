package org.fovea.features.keypoint;

import boofcv.BoofDefaults;
import boofcv.abst.feature.describe.ConfigBrief;
import boofcv.abst.feature.describe.DescribePointRadiusAngle;
import boofcv.factory.feature.describe.FactoryDescribePointRadiusAngle;
import boofcv.struct.feature.TupleDesc_B;
import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.List;
import org.fovea.features.image.Images;

/**
 * BRIEF (Calonder, Lepetit, Strecha and Fua, "BRIEF: Binary robust independent elementary
 * features", 2010), turned by the keypoint's angle and stretched by its scale as in ORB (Rublee et
 * al., 2011), by BoofCV: bits that say which of two pixels of the smoothed surroundings is darker.
 * The pairs are drawn from a Gaussian, always the same; ORB's were learnt, so that descriptors
 * can't be compared with those of OpenCV. Meant for the keypoints of {@link OrientedFast}, and for
 * those of {@link Fast} where pictures are not turned.
 *
 * @param bits length of a descriptor, a multiple of 64, 64..4096
 */
public record Brief(int bits) implements KeypointDescriber<long[]> {
  /** Pairs lie within so many pixels of a keypoint of scale 1. */
  private static final int RADIUS = 16;

  private static final int BLUR_RADIUS = 4;

  public Brief {
    if (bits < 64 || bits > 4096 || bits % 64 != 0) {
      throw new IllegalArgumentException("bits must be a multiple of 64, 64..4096, got " + bits);
    }
  }

  /** BRIEF of 256 bits, as long as ORB's. */
  public Brief() {
    this(256);
  }

  @Override
  public List<long[]> describe(GrayU8 image, List<Keypoint> keypoints) {
    Images.requireNotEmpty(image);
    DescribePointRadiusAngle<GrayU8, TupleDesc_B> brief =
        FactoryDescribePointRadiusAngle.brief(
            new ConfigBrief(RADIUS, bits, -1, BLUR_RADIUS, false), GrayU8.class);
    brief.setImage(image);
    TupleDesc_B descriptor = brief.createDescription();
    List<long[]> descriptors = new ArrayList<>();
    for (Keypoint k : keypoints) {
      double radius = k.scale() * BoofDefaults.BRIEF_SCALE_TO_RADIUS;
      brief.process(k.x(), k.y(), k.angle(), radius, descriptor);
      descriptors.add(Descriptors.bits(descriptor));
    }
    return List.copyOf(descriptors);
  }
}
