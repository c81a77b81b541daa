package org.fovea.features.keypoint;

import boofcv.BoofDefaults;
import boofcv.abst.feature.describe.DescribePointRadiusAngle;
import boofcv.abst.feature.detdesc.ConfigCompleteSift;
import boofcv.alg.feature.detdesc.CompleteSift;
import boofcv.alg.feature.detect.interest.SiftScaleSpace;
import boofcv.factory.feature.describe.FactoryDescribeAlgs;
import boofcv.factory.feature.describe.FactoryDescribePointRadiusAngle;
import boofcv.factory.feature.detect.interest.FactoryInterestPointAlgs;
import boofcv.factory.feature.orientation.FactoryOrientationAlgs;
import boofcv.struct.feature.ScalePoint;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.List;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;

/**
 * SIFT (Lowe, "Distinctive image features from scale-invariant keypoints", 2004) by BoofCV with the
 * paper's settings: the picture at twice its size, three scales per octave, sigma 1.6 at that size.
 * Descriptors have 128 values and Euclidean length 1. A keypoint's scale is the sigma of the blob
 * in pixels of the picture, its response the absolute difference of Gaussians; one place has a
 * keypoint for each of its orientations. Results are those of BoofCV; OpenCV refines positions
 * otherwise and drops other extrema of low contrast, so that its keypoints are of the same kind but
 * not the same.
 *
 * @param minContrast least response of a keypoint in gray levels, at least 0
 */
public record Sift(double minContrast) implements KeypointDetector, KeypointDescriber<float[]> {
  private static final float SIGMA = 1.6f;

  public Sift {
    if (!(minContrast >= 0 && minContrast < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("minContrast must be at least 0, got " + minContrast);
    }
  }

  /** SIFT that drops keypoints of a contrast below 3 gray levels. */
  public Sift() {
    this(3);
  }

  @Override
  public List<Keypoint> detect(GrayU8 image) {
    ConfigCompleteSift config = config();
    config.detector.extract.threshold = (float) minContrast;
    // BoofCV's factory would give a variant for several threads, which returns keypoints twice.
    CompleteSift sift =
        new CompleteSift(
            new SiftScaleSpace(
                config.scaleSpace.firstOctave,
                config.scaleSpace.lastOctave,
                config.scaleSpace.numScales,
                config.scaleSpace.sigma0),
            FactoryInterestPointAlgs.sift(config.detector),
            FactoryOrientationAlgs.sift(config.orientation, GrayF32.class),
            FactoryDescribeAlgs.sift(config.describe, GrayF32.class));
    sift.process(doubled(image));
    List<Keypoint> keypoints = new ArrayList<>();
    for (int i = 0; i < sift.getLocations().size(); i++) {
      ScalePoint at = sift.getLocations().get(i);
      keypoints.add(
          new Keypoint(
              (at.pixel.x + 0.5) / 2 - 0.5,
              (at.pixel.y + 0.5) / 2 - 0.5,
              at.scale / 2,
              sift.getOrientations().get(i),
              Math.abs(at.intensity)));
    }
    return List.copyOf(keypoints);
  }

  @Override
  public List<float[]> describe(GrayU8 image, List<Keypoint> keypoints) {
    ConfigCompleteSift config = config();
    DescribePointRadiusAngle<GrayF32, TupleDesc_F64> sift =
        FactoryDescribePointRadiusAngle.sift(config.scaleSpace, config.describe, GrayF32.class);
    sift.setImage(doubled(image));
    TupleDesc_F64 descriptor = sift.createDescription();
    List<float[]> descriptors = new ArrayList<>();
    for (Keypoint k : keypoints) {
      double radius = 2 * k.scale() * BoofDefaults.SIFT_SCALE_TO_RADIUS;
      double x = (k.x() + 0.5) * 2 - 0.5;
      double y = (k.y() + 0.5) * 2 - 0.5;
      sift.process(x, y, k.angle(), radius, descriptor);
      descriptors.add(Descriptors.floats(descriptor));
    }
    return List.copyOf(descriptors);
  }

  private static ConfigCompleteSift config() {
    ConfigCompleteSift config = new ConfigCompleteSift();
    config.scaleSpace.sigma0 = SIGMA;
    return config;
  }

  /** BoofCV can start at twice the size, but then takes gradients of the wrong octave. */
  private static GrayF32 doubled(GrayU8 image) {
    Images.requireNotEmpty(image);
    return Resize.to(
        Images.toF32(image), 2 * image.width, 2 * image.height, Interpolation.BILINEAR);
  }
}
