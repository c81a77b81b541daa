package org.fovea.samples.train;

import java.util.List;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.optim.MuSgd;
import org.fovea.neural.optim.MuSgdConfig;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.optim.RmsProp;
import org.fovea.neural.optim.RmsPropConfig;
import org.fovea.neural.optim.Sgd;
import org.fovea.neural.optim.SgdConfig;
import org.fovea.neural.tensor.Parameter;

/** What changes the weights. */
public enum OptimizerKind {
  /** Descent with a momentum of 0.9. */
  SGD,
  /** Adam, its weight decay decoupled. */
  ADAMW,
  /** RMSProp with a momentum of 0.9. */
  RMSPROP,
  /** Orthogonalised descent of matrices, mixed with plain descent. */
  MUSGD;

  /**
   * Makes one.
   *
   * @param parameters what to change
   * @param rate the learning rate
   * @param decay the weight decay
   * @return the optimiser
   */
  public Optimizer make(List<Parameter> parameters, double rate, double decay) {
    return switch (this) {
      case SGD -> new Sgd(parameters, SgdConfig.of(rate).withMomentum(0.9).withWeightDecay(decay));
      case ADAMW -> new Adam(parameters, AdamConfig.adamW(rate).withWeightDecay(decay));
      case RMSPROP ->
          new RmsProp(parameters, new RmsPropConfig(rate, 0.99, 1e-8, decay, 0.9, false));
      case MUSGD -> new MuSgd(parameters, MuSgdConfig.of(rate).withWeightDecay(decay));
    };
  }
}
