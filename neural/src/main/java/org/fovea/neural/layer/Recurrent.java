package org.fovea.neural.layer;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Linear.linear;
import static org.fovea.neural.op.Mul.mul;
import static org.fovea.neural.op.Narrow.narrow;
import static org.fovea.neural.op.Narrow.select;
import static org.fovea.neural.op.Sigmoid.sigmoid;
import static org.fovea.neural.op.Tanh.tanh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.init.Uniform;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Permute;
import org.fovea.neural.op.Relu;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Where;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Networks that go through a sequence step by step, in several layers, in one direction or both.
 * Parameters as in PyTorch: {@code weight_ih_l0}, {@code weight_hh_l0}, {@code bias_ih_l0}, {@code
 * bias_hh_l0} and so on, those of the other direction with {@code _reverse}.
 */
public final class Recurrent extends Module {
  /** What happens at a step. */
  public enum Cell {
    /** {@code h = tanh(W x + U h)}. */
    RNN_TANH(1),
    /** {@code h = max(0, W x + U h)}. */
    RNN_RELU(1),
    /** Long short-term memory (Hochreiter and Schmidhuber, 1997), gates i, f, g, o. */
    LSTM(4),
    /**
     * Gated recurrent unit (Cho et al., 2014), gates r, z, n, the reset gate applied after the
     * recurrent map.
     */
    GRU(3);

    private final int gates;

    Cell(int gates) {
      this.gates = gates;
    }
  }

  /**
   * What a network remembers, layer by layer, both directions of a layer in turn.
   *
   * @param hidden {@code [layers * directions, N, H]}
   * @param cell the same for {@link Cell#LSTM}, else null
   */
  public record State(Tensor hidden, @Nullable Tensor cell) {}

  /**
   * What a network gives.
   *
   * @param output of the last layer at each step, directions side by side, zero after a sequence's
   *     end; {@code [T, N, directions * H]}, or {@code [N, T, directions * H]} when batch first
   * @param state after the last step of each sequence
   */
  public record Result(Tensor output, State state) {}

  private record Direction(
      Parameter inputWeight, Parameter hiddenWeight, Parameter inputBias, Parameter hiddenBias) {}

  private final Cell cell;
  private final int hidden;
  private final int inputs;
  private final int directions;
  private final boolean batchFirst;
  private final List<Direction> parts = new ArrayList<>();

  /**
   * Makes a network, parameters uniform in {@code +-1/sqrt(hidden)} as in PyTorch.
   *
   * @param cell what happens at a step
   * @param inputs features of the input
   * @param hidden H, features of the state
   * @param layers number of layers, at least 1
   * @param bidirectional whether each layer goes through the sequence from both ends
   * @param batchFirst whether inputs are {@code [N, T, inputs]} rather than {@code [T, N, inputs]}
   * @param random the source of the initial values
   */
  public Recurrent(
      Cell cell,
      int inputs,
      int hidden,
      int layers,
      boolean bidirectional,
      boolean batchFirst,
      RandomGenerator random) {
    if (inputs < 1 || hidden < 1 || layers < 1) {
      throw new IllegalArgumentException(
          "recurrent: %d inputs, %d hidden, %d layers; expected 1 or more each"
              .formatted(inputs, hidden, layers));
    }
    this.cell = cell;
    this.inputs = inputs;
    this.hidden = hidden;
    this.batchFirst = batchFirst;
    directions = bidirectional ? 2 : 1;
    for (int i = 0; i < layers * directions; i++) {
      String suffix = "_l" + i / directions + (i % directions == 1 ? "_reverse" : "");
      int width = i < directions ? inputs : directions * hidden;
      Direction part =
          new Direction(
              parameter("weight_ih" + suffix, Tensor.zeros(cell.gates * hidden, width)),
              parameter("weight_hh" + suffix, Tensor.zeros(cell.gates * hidden, hidden)),
              parameter("bias_ih" + suffix, Tensor.zeros(cell.gates * hidden)),
              parameter("bias_hh" + suffix, Tensor.zeros(cell.gates * hidden)));
      parts.add(part);
    }
    double bound = 1 / Math.sqrt(hidden);
    parameters().forEach(parameter -> Uniform.fill(parameter, bound, random));
  }

  /**
   * The state before a sequence of which nothing is known.
   *
   * @param batch N
   * @return zeros
   */
  public State zeroState(int batch) {
    Tensor zeros = Tensor.zeros(parts.size(), batch, hidden);
    return new State(zeros, cell == Cell.LSTM ? zeros : null);
  }

  /**
   * Goes through sequences.
   *
   * @param x {@code [T, N, inputs]}, or {@code [N, T, inputs]} when batch first
   * @param state before the first step
   * @param lengths {@code [N]}, the length of each sequence, 0..T, or null when all are T long
   * @return outputs and the state after the last step
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a length is out of range
   */
  public Result forward(Tensor x, State state, @Nullable IntTensor lengths) {
    if (x.shape().rank() != 3 || x.dim(2) != inputs) {
      throw new ShapeException(
          "recurrent: input %s, expected three dimensions, the last %d"
              .formatted(x.shape(), inputs));
    }
    Tensor sequence = batchFirst ? Permute.transpose(x, 0, 1) : x;
    int batch = sequence.dim(1);
    requireState(state, batch);
    Tensor present = lengths == null ? null : present(lengths, batch, sequence.dim(0));
    return observed(() -> through(sequence, state, present), Result::output);
  }

  private Result through(Tensor steps, State state, @Nullable Tensor present) {
    // What fills up a sequence may be anything, even NaN, and is put out of the way.
    Tensor sequence = present == null ? steps : Where.where(present, steps, Tensor.zeros());
    List<Tensor> lastHidden = new ArrayList<>();
    List<Tensor> lastCell = new ArrayList<>();
    for (int first = 0; first < parts.size(); first += directions) {
      List<Tensor> outputs = new ArrayList<>();
      for (int d = 0; d < directions; d++) {
        Run run = new Run(parts.get(first + d), state, first + d, d == 1, present);
        outputs.add(run.through(sequence));
        lastHidden.add(run.h);
        lastCell.add(run.c);
      }
      sequence = directions == 1 ? outputs.get(0) : Concat.cat(outputs, 2);
    }
    Tensor output = batchFirst ? Permute.transpose(sequence, 0, 1) : sequence;
    Tensor cells = cell == Cell.LSTM ? Concat.stack(lastCell, 0) : null;
    return new Result(output, new State(Concat.stack(lastHidden, 0), cells));
  }

  /** Ones where a sequence has not ended yet, else zeros, [T, N, 1]. */
  private static Tensor present(IntTensor lengths, int batch, int steps) {
    if (!lengths.shape().equals(Shape.of(batch))) {
      throw new ShapeException(
          "recurrent: lengths %s, expected [%d]".formatted(lengths.shape(), batch));
    }
    Tensor present = Tensor.zeros(steps, batch, 1);
    for (int n = 0; n < batch; n++) {
      int length = lengths.data()[n];
      if (length < 0 || length > steps) {
        throw new IllegalArgumentException(
            "recurrent: length %d, expected 0..%d".formatted(length, steps));
      }
      for (int t = 0; t < length; t++) {
        present.data()[t * batch + n] = 1;
      }
    }
    return present;
  }

  private void requireState(State state, int batch) {
    Shape expected = Shape.of(parts.size(), batch, hidden);
    Tensor c = state.cell;
    boolean cellFits = cell == Cell.LSTM ? c != null && c.shape().equals(expected) : c == null;
    if (!state.hidden.shape().equals(expected) || !cellFits) {
      throw new ShapeException(
          "recurrent: hidden state %s and cell state %s, expected %s and %s"
              .formatted(
                  state.hidden.shape(),
                  c == null ? "none" : c.shape(),
                  expected,
                  cell == Cell.LSTM ? expected : "none"));
    }
  }

  /** One direction of one layer on its way through the sequence. */
  private final class Run {
    private final Direction part;
    private final boolean reverse;
    private final @Nullable Tensor present;
    private Tensor h;

    /** The cell state, for other cells than LSTM a placeholder. */
    private Tensor c;

    Run(Direction part, State state, int index, boolean reverse, @Nullable Tensor present) {
      this.part = part;
      this.reverse = reverse;
      this.present = present;
      h = select(state.hidden, 0, index);
      c = state.cell == null ? h : select(state.cell, 0, index);
    }

    Tensor through(Tensor sequence) {
      int steps = sequence.dim(0);
      Tensor projected = linear(sequence, part.inputWeight, part.inputBias);
      Tensor[] outputs = new Tensor[steps];
      for (int i = 0; i < steps; i++) {
        int t = reverse ? steps - 1 - i : i;
        Tensor beforeH = h;
        Tensor beforeC = c;
        step(select(projected, 0, t));
        outputs[t] = h;
        if (present != null) {
          Tensor now = select(present, 0, t);
          outputs[t] = Where.where(now, h, Tensor.zeros());
          h = Where.where(now, h, beforeH);
          c = Where.where(now, c, beforeC);
        }
      }
      return Concat.stack(Arrays.asList(outputs), 0);
    }

    private void step(Tensor fromInput) {
      Tensor fromHidden = linear(h, part.hiddenWeight, part.hiddenBias);
      switch (cell) {
        case RNN_TANH -> h = tanh(add(fromInput, fromHidden));
        case RNN_RELU -> h = Relu.relu(add(fromInput, fromHidden));
        case LSTM -> {
          Tensor gates = add(fromInput, fromHidden);
          Tensor kept = mul(sigmoid(gate(gates, 1)), c);
          c = add(kept, mul(sigmoid(gate(gates, 0)), tanh(gate(gates, 2))));
          h = mul(sigmoid(gate(gates, 3)), tanh(c));
        }
        case GRU -> {
          Tensor reset = sigmoid(add(gate(fromInput, 0), gate(fromHidden, 0)));
          Tensor keep = sigmoid(add(gate(fromInput, 1), gate(fromHidden, 1)));
          Tensor proposed = tanh(add(gate(fromInput, 2), mul(reset, gate(fromHidden, 2))));
          h = add(mul(Scale.affine(keep, -1, 1), proposed), mul(keep, h));
        }
      }
    }

    private Tensor gate(Tensor gates, int index) {
      return narrow(gates, 1, index * hidden, hidden);
    }
  }
}
