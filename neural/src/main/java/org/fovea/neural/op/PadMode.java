package org.fovea.neural.op;

/** What lies beyond the edge of a padded tensor. */
public enum PadMode {
  /** A constant. */
  CONSTANT,
  /** The tensor mirrored, without repeating its edge. */
  REFLECT,
  /** The edge repeated. */
  REPLICATE,
  /** The tensor from its other end. */
  CIRCULAR;

  /** The index that index i stands for in an extent, or -1 for a constant. */
  int source(int i, int extent) {
    boolean inside = i >= 0 && i < extent;
    return switch (this) {
      case CONSTANT -> inside ? i : -1;
      case REFLECT -> inside ? i : i < 0 ? -i : 2 * (extent - 1) - i;
      case REPLICATE -> Math.min(Math.max(i, 0), extent - 1);
      case CIRCULAR -> Math.floorMod(i, extent);
    };
  }
}
