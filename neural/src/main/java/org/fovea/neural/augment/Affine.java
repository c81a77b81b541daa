package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.warp.AffineTransform;
import org.fovea.features.warp.AffineWarp;

/**
 * An affine change of a picture that keeps its size: sheared, scaled and turned about a point, then
 * shifted; torchvision's {@code functional.affine}. Its matrix is {@code T C R(angle) S(scale)
 * SHy(shearY) SHx(shearX) C^-1}.
 *
 * @param degrees the turn, clockwise as seen
 * @param translateX shift to the right in pixels
 * @param translateY shift down in pixels
 * @param scale the factor of all lengths, above 0
 * @param shearX shear along x in degrees, more than -90 and less than 90: what is below the point
 *     goes to the left
 * @param shearY shear along y in degrees, likewise
 * @param sampling how pixels are made
 * @param fill the value of what comes from outside of the picture, 0..255
 * @param rule which objects stay
 */
public record Affine(
    double degrees,
    double translateX,
    double translateY,
    double scale,
    double shearX,
    double shearY,
    Sampling sampling,
    int fill,
    ClipRule rule) {
  private static final Range BYTES = new Range(0, 255);

  public Affine {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("affine: scale is " + scale + ", expected above 0");
    }
    if (!(Math.abs(shearX) < 90 && Math.abs(shearY) < 90)) {
      throw new IllegalArgumentException(
          "affine: shear is (%s, %s), expected more than -90 and less than 90 degrees"
              .formatted(shearX, shearY));
    }
    BYTES.require("affine: fill", fill);
  }

  /**
   * Changes an example, turned and sheared about the picture's middle.
   *
   * @param example not modified
   * @return an example of the same size
   */
  public AnnotatedImage apply(AnnotatedImage example) {
    return apply(example, example.image().width / 2.0, example.image().height / 2.0);
  }

  /**
   * Changes an example, turned and sheared about a point.
   *
   * @param example not modified
   * @param centreX the point, in continuous pixels
   * @param centreY its row
   * @return an example of the same size
   */
  public AnnotatedImage apply(AnnotatedImage example, double centreX, double centreY) {
    return apply(example, transform(centreX, centreY), sampling, fill, rule);
  }

  /** Changes an example by any transform in continuous pixels. */
  static AnnotatedImage apply(
      AnnotatedImage example,
      AffineTransform transform,
      Sampling sampling,
      int fill,
      ClipRule rule) {
    Planar<GrayU8> image = example.image();
    int width = image.width;
    int height = image.height;
    Planar<GrayU8> warped =
        switch (sampling) {
          case NEAREST -> new NearestPixels(transform, width, height).of(image, fill);
          case BILINEAR -> new AffineWarp(atCentres(transform), width, height, fill).apply(image);
        };
    return new AnnotatedImage(warped, new ObjectMotion(transform, width, height, rule).of(example));
  }

  private AffineTransform transform(double centreX, double centreY) {
    double turn = Math.toRadians(degrees);
    double alongX = Math.tan(Math.toRadians(shearX));
    double sy = Math.toRadians(shearY);
    double cos = Math.cos(turn - sy) / Math.cos(sy);
    double sin = Math.sin(turn - sy) / Math.cos(sy);
    double xx = scale * cos;
    double xy = scale * (-cos * alongX - Math.sin(turn));
    double yx = scale * sin;
    double yy = scale * (-sin * alongX + Math.cos(turn));
    return new AffineTransform(
        xx,
        xy,
        centreX + translateX - xx * centreX - xy * centreY,
        yx,
        yy,
        centreY + translateY - yx * centreX - yy * centreY);
  }

  /** The same transform where pixel (0, 0) has its centre at (0, 0). */
  static AffineTransform atCentres(AffineTransform t) {
    return new AffineTransform(
        t.xx(),
        t.xy(),
        t.dx() + (t.xx() + t.xy() - 1) / 2,
        t.yx(),
        t.yy(),
        t.dy() + (t.yx() + t.yy() - 1) / 2);
  }
}
