package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.DetectionTransform;
import org.fovea.neural.detection.Size;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Interpolate;
import org.fovea.neural.op.Interpolation;
import org.fovea.neural.op.Pad;
import org.fovea.neural.op.PadMode;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Brings pictures into a frame of fixed extents: each is resized bilinearly as far as it fits with
 * its aspect kept, and put into the upper left corner, as YOLOX does; the rest is filled. What
 * becomes of a picture does not depend on others in its batch.
 *
 * @param frame extents of the frame
 * @param fill the value of the rest
 */
public record Letterbox(Size frame, double fill) implements DetectionTransform {
  private static final double GREY = 114 / 255.0;

  /**
   * A square frame filled with the grey 114 of 255.
   *
   * @param side rows and columns
   * @return the letterbox
   */
  public static Letterbox square(int side) {
    return new Letterbox(new Size(side, side), GREY);
  }

  /**
   * What a picture is resized to.
   *
   * @param picture its extents
   * @return the extents within the frame, rounded to whole pixels, one of them the frame's
   */
  public Size resized(Size picture) {
    double factor =
        Math.min(
            (double) frame.height() / picture.height(), (double) frame.width() / picture.width());
    return new Size(
        Math.max(1, (int) Math.round(picture.height() * factor)),
        Math.max(1, (int) Math.round(picture.width() * factor)));
  }

  /**
   * Puts a picture into the frame.
   *
   * @param picture {@code [C, H, W]}; not modified
   * @return {@code [C, frame]}
   * @throws ShapeException when the shape is another
   */
  public Tensor place(Tensor picture) {
    if (picture.shape().rank() != 3) {
      throw new ShapeException(
          "letterbox: picture %s, expected [C, H, W]".formatted(picture.shape()));
    }
    Size size = resized(new Size(picture.dim(1), picture.dim(2)));
    Tensor placed =
        Pad.pad(
            Interpolate.interpolate(
                Reshape.unsqueeze(picture, 0),
                Interpolation.LINEAR,
                false,
                false,
                size.height(),
                size.width()),
            PadMode.CONSTANT,
            (float) fill,
            0,
            frame.width() - size.width(),
            0,
            frame.height() - size.height());
    return Reshape.reshape(placed, picture.dim(0), frame.height(), frame.width());
  }

  /**
   * Where a picture's boxes lie in the frame.
   *
   * @param boxes {@code [N, 4]}: x1, y1, x2, y2 in the picture's pixels
   * @param picture its extents
   * @return {@code [N, 4]} in the frame's pixels
   * @throws ShapeException when the shape is another
   */
  public Tensor toFrame(Tensor boxes, Size picture) {
    return Boxes.resize(boxes, picture, resized(picture));
  }

  /**
   * The inverse of {@link #toFrame}.
   *
   * @param boxes {@code [N, 4]}: x1, y1, x2, y2 in the frame's pixels
   * @param picture its extents
   * @return {@code [N, 4]} in the picture's pixels, which may lie outside of it
   * @throws ShapeException when the shape is another
   */
  public Tensor toPicture(Tensor boxes, Size picture) {
    return Boxes.resize(boxes, resized(picture), picture);
  }

  @Override
  public Batch batch(List<Tensor> images) {
    if (images.isEmpty()) {
      throw new ShapeException("letterbox: no pictures, expected one or more");
    }
    List<Tensor> placed = new ArrayList<>();
    List<Size> sizes = new ArrayList<>();
    for (Tensor image : images) {
      placed.add(place(image));
      sizes.add(resized(new Size(image.dim(1), image.dim(2))));
    }
    return new Batch(Concat.stack(placed, 0), sizes);
  }

  /** Nothing is drawn. */
  @Override
  public Batch batch(List<Tensor> images, RandomGenerator random) {
    return batch(images);
  }
}
