package org.fovea.features.morphology;

/** Which pixels are neighbours. */
public enum Connectivity {
  /** Those that share a side. */
  FOUR,

  /** Those that share a side or a corner. */
  EIGHT
}
