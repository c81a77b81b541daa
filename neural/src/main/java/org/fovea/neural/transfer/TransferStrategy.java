package org.fovea.neural.transfer;

/** How much of a network with loaded weights is trained on new data. */
public enum TransferStrategy {
  /** Nothing: the network is used as it is, for the classes that it knows. */
  AS_IS,
  /** The classifier: for few data that resemble those of the weights. */
  CLASSIFIER,
  /** The last stage of convolutions and the classifier: for few data that differ. */
  LAST_STAGE,
  /** Everything, from the loaded weights on: for many data. */
  ALL
}
