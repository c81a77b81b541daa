package org.fovea.features.keypoint;

import boofcv.BoofDefaults;
import boofcv.abst.feature.describe.ConfigSurfDescribe;
import boofcv.abst.feature.detect.interest.ConfigFastHessian;
import boofcv.abst.feature.orientation.ConfigSlidingIntegral;
import boofcv.abst.feature.orientation.OrientationIntegral;
import boofcv.alg.feature.describe.DescribePointSurf;
import boofcv.alg.feature.detect.interest.FastHessianFeatureDetector;
import boofcv.alg.transform.ii.IntegralImageOps;
import boofcv.factory.feature.describe.FactoryDescribeAlgs;
import boofcv.factory.feature.detect.interest.FactoryInterestPointAlgs;
import boofcv.factory.feature.orientation.FactoryOrientationAlgs;
import boofcv.struct.feature.ScalePoint;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.List;
import org.fovea.features.image.Images;

/**
 * SURF (Bay, Tuytelaars and Van Gool, "SURF: Speeded up robust features", 2006) by BoofCV, in the
 * form that its author found most stable. Descriptors have 64 values and Euclidean length 1. A
 * keypoint's scale is the paper's: 1.2 for the box filter of 9 x 9 pixels; its response is the
 * determinant of the Hessian per area. Results are those of BoofCV; OpenCV has SURF in its non-free
 * part only and isn't followed.
 *
 * @param minResponse least response of a keypoint, at least 0
 */
public record Surf(double minResponse) implements KeypointDetector, KeypointDescriber<float[]> {
  public Surf {
    if (!(minResponse >= 0 && minResponse < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("minResponse must be at least 0, got " + minResponse);
    }
  }

  /** SURF with a least response of 1, BoofCV's default. */
  public Surf() {
    this(1);
  }

  @Override
  public List<Keypoint> detect(GrayU8 image) {
    GrayS32 integral = integral(image);
    ConfigFastHessian config = new ConfigFastHessian();
    config.extract.threshold = (float) minResponse;
    FastHessianFeatureDetector<GrayS32> detector = FactoryInterestPointAlgs.fastHessian(config);
    OrientationIntegral<GrayS32> orientation =
        FactoryOrientationAlgs.sliding_ii(new ConfigSlidingIntegral(), GrayS32.class);
    detector.detect(integral);
    orientation.setImage(integral);
    List<Keypoint> keypoints = new ArrayList<>();
    for (ScalePoint at : detector.getFoundFeatures()) {
      orientation.setObjectRadius(at.scale * BoofDefaults.SURF_SCALE_TO_RADIUS);
      double angle = orientation.compute(at.pixel.x, at.pixel.y);
      keypoints.add(new Keypoint(at.pixel.x, at.pixel.y, at.scale, angle, at.intensity));
    }
    return List.copyOf(keypoints);
  }

  @Override
  public List<float[]> describe(GrayU8 image, List<Keypoint> keypoints) {
    DescribePointSurf<GrayS32> surf =
        FactoryDescribeAlgs.surfStability(new ConfigSurfDescribe.Stability(), GrayS32.class);
    surf.setImage(integral(image));
    TupleDesc_F64 descriptor = surf.createDescription();
    List<float[]> descriptors = new ArrayList<>();
    for (Keypoint k : keypoints) {
      surf.describe(k.x(), k.y(), k.angle(), k.scale(), true, descriptor);
      descriptors.add(Descriptors.floats(descriptor));
    }
    return List.copyOf(descriptors);
  }

  private static GrayS32 integral(GrayU8 image) {
    Images.requireNotEmpty(image);
    return IntegralImageOps.transform(image, (GrayS32) null);
  }
}
