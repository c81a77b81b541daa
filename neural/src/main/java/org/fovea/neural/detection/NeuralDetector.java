package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.DetectionTransform.Batch;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * A network that finds objects. Pictures are tensors {@code [3, H, W]} of RGB in 0..1, of any
 * extents; the network resizes and normalises them itself.
 */
public abstract class NeuralDetector extends Module {
  private final DetectionBackbone backbone;
  private final DetectionTransform transform;
  private final int classes;
  private final RandomGenerator random;

  /**
   * For subclasses.
   *
   * @param backbone makes the feature maps; becomes part of this network under {@code backbone}
   * @param transform makes batches of pictures
   * @param classes labels including 0, which stands for what is no object, at least 2
   * @param random draws what differs from batch to batch in training, such as the pictures' sizes
   */
  protected NeuralDetector(
      DetectionBackbone backbone,
      DetectionTransform transform,
      int classes,
      RandomGenerator random) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "detector: classes is " + classes + ", expected 2 or more");
    }
    this.backbone = child("backbone", backbone);
    this.transform = transform;
    this.classes = classes;
    this.random = random;
  }

  /**
   * Computes what training minimises the sum of. In evaluation mode, too, when layers such as batch
   * normalisation are to behave as in use.
   *
   * @param images {@code [3, H, W]} each, at least one; not modified
   * @param targets what is in each
   * @return scalars by torchvision's names
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a label is out of range
   */
  public final Map<String, Tensor> losses(List<Tensor> images, List<DetectionTarget> targets) {
    if (images.size() != targets.size()) {
      throw new ShapeException(
          "detector: %d pictures and %d targets, expected as many"
              .formatted(images.size(), targets.size()));
    }
    targets.forEach(this::requireLabels);
    Batch batch = isTraining() ? transform.batch(images, random) : transform.batch(images);
    List<DetectionTarget> resized = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      resized.add(targets.get(i).resized(size(images.get(i)), batch.sizes().get(i)));
    }
    return losses(features(batch), resized);
  }

  private void requireLabels(DetectionTarget target) {
    for (int label : target.labels().data()) {
      if (label < 1 || label >= classes) {
        throw new IllegalArgumentException(
            "detector: label %d, expected 1 to %d".formatted(label, classes - 1));
      }
    }
  }

  /**
   * Finds objects. Nothing is recorded for gradients. The network is meant to be in evaluation
   * mode, in which threads may share it.
   *
   * @param images {@code [3, H, W]} each, at least one; not modified
   * @return what was found in each, in its own pixels
   * @throws ShapeException when a picture has another shape
   */
  public final List<DetectedObjects> detect(List<Tensor> images) {
    return Autograd.noGrad(
        () -> {
          Batch batch = transform.batch(images);
          List<DetectedObjects> found = detect(features(batch));
          List<DetectedObjects> resized = new ArrayList<>();
          for (int i = 0; i < found.size(); i++) {
            resized.add(found.get(i).resized(batch.sizes().get(i), size(images.get(i))));
          }
          return resized;
        });
  }

  private static Size size(Tensor image) {
    return new Size(image.dim(1), image.dim(2));
  }

  private FeatureBatch features(Batch batch) {
    Size frame = new Size(batch.images().dim(2), batch.images().dim(3));
    return new FeatureBatch(backbone.features(batch.images()), frame, batch.sizes());
  }

  /**
   * Makes feature maps of pictures.
   *
   * @param images {@code [3, H, W]} each, at least one; not modified
   * @return the maps of the resized pictures
   * @throws ShapeException when a picture has another shape
   */
  public final FeatureBatch features(List<Tensor> images) {
    return features(transform.batch(images));
  }

  /**
   * Computes the losses.
   *
   * @param batch the pictures' feature maps
   * @param targets what is in each, in the resized pictures' pixels
   * @return scalars by name
   */
  protected abstract Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets);

  /**
   * Finds objects.
   *
   * @param batch the pictures' feature maps
   * @return what was found in each, in the resized pictures' pixels; masks in frames of their own
   *     within the boxes, {@code [N, 1, M, M]}
   */
  protected abstract List<DetectedObjects> detect(FeatureBatch batch);

  /**
   * Whether masks are found beside boxes; then {@link #losses} needs them too.
   *
   * @return here false
   */
  public boolean findsMasks() {
    return false;
  }

  /**
   * What makes the feature maps.
   *
   * @return as given
   */
  public final DetectionBackbone backbone() {
    return backbone;
  }

  /**
   * The number of labels.
   *
   * @return including 0, which stands for what is no object
   */
  public final int classes() {
    return classes;
  }
}
