package org.fovea.neural.tensor;

/** Collects what an operation contributes to the gradients of its inputs. */
public final class Gradients {
  private final Node[] inputs;
  private final float[] outputGradient;

  Gradients(Node[] inputs, float[] outputGradient) {
    this.inputs = inputs;
    this.outputGradient = outputGradient;
  }

  /**
   * Whether anyone wants the gradient of an input; when not, its computation can be left out.
   *
   * @param input the input's position
   * @return true when the input takes part in the gradient
   */
  public boolean needs(int input) {
    return inputs[input] != Node.NONE;
  }

  /**
   * Adds to an input's gradient; does nothing for an input that needs none.
   *
   * @param input the input's position
   * @param gradient the whole gradient of this operation with respect to that input: an array made
   *     for this call and not used afterwards, or the output's gradient itself
   */
  public void add(int input, float[] gradient) {
    if (needs(input)) {
      inputs[input].accumulate(gradient, gradient != outputGradient);
    }
  }

  /**
   * The sum collected so far for an input, to be added to in place.
   *
   * @param input the input's position, one that {@link #needs}
   * @return the sum, zeros when nothing has been collected
   */
  public float[] accumulator(int input) {
    return inputs[input].accumulator();
  }
}
