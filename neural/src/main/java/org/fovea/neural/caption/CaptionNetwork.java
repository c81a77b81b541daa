package org.fovea.neural.caption;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Concat.cat;
import static org.fovea.neural.op.Concat.stack;
import static org.fovea.neural.op.MatMul.matmul;
import static org.fovea.neural.op.Narrow.select;
import static org.fovea.neural.op.Permute.transpose;
import static org.fovea.neural.op.Reshape.flatten;
import static org.fovea.neural.op.Reshape.reshape;
import static org.fovea.neural.op.Reshape.unsqueeze;
import static org.fovea.neural.op.Softmax.softmax;
import static org.fovea.neural.op.Tanh.tanh;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Embedding;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.Recurrent;
import org.fovea.neural.op.LogSoftmax;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Describes pictures word by word (Show, Attend and Tell, Xu et al., 2015, with soft attention): a
 * convolutional encoder gives a vector {@code a_i} for each place, and at each word an LSTM looks
 * at {@code z = sum over i of alpha_i a_i} with
 *
 * <pre>
 * alpha = softmax over i of v . tanh(W a_i + U h)      (equations 4 and 5)
 * </pre>
 *
 * Its first state comes from the mean of the vectors.
 */
public final class CaptionNetwork extends Module {
  private final Layer encoder;
  private final Embedding embedding;
  private final Linear ofPlaces;
  private final Linear ofState;
  private final Linear score;
  private final Linear firstHidden;
  private final Linear firstCell;
  private final Recurrent lstm;
  private final Linear output;

  /**
   * What is remembered while pictures are described.
   *
   * @param places {@code [N, places, features]}
   * @param keys the places as attention compares them, {@code [N, places, attention]}
   * @param lstm the LSTM's state
   */
  public record State(Tensor places, Tensor keys, Recurrent.State lstm) {}

  /**
   * A step.
   *
   * @param state after it
   * @param scores logits of the word that follows, {@code [N, words]}
   * @param attention where the network looked, {@code [N, places]}, with sums of 1
   */
  public record Step(State state, Tensor scores, Tensor attention) {}

  /**
   * Makes a network.
   *
   * @param encoder pictures to {@code [N, features, h, w]}
   * @param config the sizes
   * @param random the source of the initial values
   */
  public CaptionNetwork(Layer encoder, CaptionConfig config, RandomGenerator random) {
    int features = config.features();
    int hidden = config.hidden();
    this.encoder = child("encoder", encoder);
    embedding = child("embedding", new Embedding(config.words(), config.embedding(), random));
    ofPlaces = child("of_places", new Linear(features, config.attention(), random));
    ofState = child("of_state", new Linear(hidden, config.attention(), random));
    score = child("score", new Linear(config.attention(), 1, random));
    firstHidden = child("first_hidden", new Linear(features, hidden, random));
    firstCell = child("first_cell", new Linear(features, hidden, random));
    int inputs = config.embedding() + features;
    lstm =
        child("lstm", new Recurrent(Recurrent.Cell.LSTM, inputs, hidden, 1, false, false, random));
    output = child("output", new Linear(hidden + features, config.words(), random));
  }

  /**
   * Looks at pictures.
   *
   * @param pictures the encoder's input
   * @return the state before the first word
   */
  public State start(Tensor pictures) {
    Tensor places = transpose(flatten(encoder.forward(pictures), 2), 1, 2);
    Tensor mean = Sum.mean(places, false, 1);
    Tensor hidden = tanh(firstHidden.forward(mean));
    Tensor cell = tanh(firstCell.forward(mean));
    Recurrent.State state = new Recurrent.State(unsqueeze(hidden, 0), unsqueeze(cell, 0));
    return new State(places, ofPlaces.forward(places), state);
  }

  /**
   * Takes a word of each caption.
   *
   * @param state before the words
   * @param words {@code [N]}
   * @return what may follow
   */
  public Step step(State state, IntTensor words) {
    int batch = words.data().length;
    Tensor hidden = select(state.lstm().hidden(), 0, 0);
    Tensor query = unsqueeze(ofState.forward(hidden), 1);
    Tensor energy = score.forward(tanh(add(state.keys(), query)));
    Tensor attention = softmax(reshape(energy, batch, energy.dim(1)), 1);
    Tensor seen = matmul(unsqueeze(attention, 1), state.places());
    Tensor context = reshape(seen, batch, seen.dim(2));
    Tensor input = cat(List.of(embedding.forward(words), context), 1);
    Recurrent.Result result = lstm.forward(unsqueeze(input, 0), state.lstm(), null);
    Tensor scores = output.forward(cat(List.of(select(result.output(), 0, 0), context), 1));
    return new Step(new State(state.places(), state.keys(), result.state()), scores, attention);
  }

  /**
   * The scores of each next word when the words before are the right ones.
   *
   * @param pictures the encoder's input, N of them
   * @param captions for each word's place the word of each caption, {@code [N]}, the first {@link
   *     Vocabulary#BEGIN}
   * @return {@code [N, places of words, words]}
   */
  public Tensor scores(Tensor pictures, List<IntTensor> captions) {
    State state = start(pictures);
    List<Tensor> scores = new ArrayList<>();
    for (IntTensor words : captions) {
      Step step = step(state, words);
      scores.add(step.scores());
      state = step.state();
    }
    return stack(scores, 1);
  }

  /**
   * The network as {@link BeamSearch} wants it, without gradients.
   *
   * @param picture one, the encoder's input
   * @return how its description may go on
   */
  public SequenceModel<State> of(Tensor picture) {
    return new SequenceModel<>() {
      @Override
      public State start() {
        return Autograd.noGrad(() -> CaptionNetwork.this.start(picture));
      }

      @Override
      public Next<State> next(State state, int word) {
        Step step = Autograd.noGrad(() -> step(state, IntTensor.of(new int[] {word})));
        float[] logs = LogSoftmax.logSoftmax(step.scores(), 1).data();
        double[] wide = new double[logs.length];
        for (int i = 0; i < wide.length; i++) {
          wide[i] = logs[i];
        }
        return new Next<>(step.state(), wide);
      }
    };
  }
}
