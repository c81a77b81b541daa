package org.fovea.neural.model;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.neural.inference.InferenceForm;
import org.fovea.neural.input.ImageInput;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/** Says what is on pictures: a network with its card. Threads may share it. */
public final class PictureClassifier {
  private final InferenceForm form;
  private final ModelCard card;

  /**
   * One class of a picture.
   *
   * @param index the class's position among the labels
   * @param label its name
   * @param probability 0..1; those of all classes sum up to 1
   */
  public record Guess(int index, String label, double probability) {}

  /**
   * Makes a classifier.
   *
   * @param network with its weights, which are copied; put into evaluation mode
   * @param card of those weights
   */
  public PictureClassifier(ImageClassifier network, ModelCard card) {
    network.eval();
    form = InferenceForm.of(network);
    this.card = card;
  }

  /**
   * What is known of the weights.
   *
   * @return the card given
   */
  public ModelCard card() {
    return card;
  }

  /**
   * The probabilities of all classes.
   *
   * @param pictures at least one, of any sizes, with as many bands as the network's input
   * @return {@code [N, classes]}
   */
  public Tensor probabilities(List<Planar<GrayU8>> pictures) {
    Tensor logits = form.apply(ImageInput.toTensor(pictures, card.input()));
    return Autograd.noGrad(() -> Softmax.softmax(logits, 1));
  }

  /**
   * The likeliest classes of a picture.
   *
   * @param picture of any size, with as many bands as the network's input
   * @param count how many at most, 1 or more
   * @return in descending order of probability
   */
  public List<Guess> top(Planar<GrayU8> picture, int count) {
    float[] probabilities = probabilities(List.of(picture)).data();
    List<Guess> guesses = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      guesses.add(new Guess(i, card.labels().get(i), probabilities[i]));
    }
    guesses.sort(Comparator.comparingDouble(Guess::probability).reversed());
    return List.copyOf(guesses.subList(0, Math.min(count, guesses.size())));
  }
}
