package org.fovea.benchmarks.convolution;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.thread.Workers;

/**
 * How long a layer takes.
 *
 * @param layer where it occurs
 * @param ours our runs
 * @param theirs the peer's, each after one of ours
 */
record LayerTiming(NetworkLayer layer, Sample ours, Sample theirs) {
  private static final int LEAST_RUNS = 7;

  /** Measures for about so many seconds after a third as long of warm-up. */
  static LayerTiming measure(NetworkLayer layer, Workers workers, double seconds) {
    ConvolutionProblem problem = ConvolutionProblem.of(layer.shape());
    FoveaConvolution ours = new FoveaConvolution(problem, workers);
    try (OnnxConvolution theirs = OnnxConvolution.fastest(problem, workers.parallelism())) {
      problem.requireSame(ours, theirs);
      alternate(ours, theirs, seconds / 3, layer);
      return alternate(ours, theirs, seconds, layer);
    }
  }

  private static LayerTiming alternate(
      ReadyConvolution ours, ReadyConvolution theirs, double seconds, NetworkLayer layer) {
    List<Double> our = new ArrayList<>();
    List<Double> their = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (our.size() < LEAST_RUNS || System.nanoTime() < end) {
      our.add(millis(ours));
      their.add(millis(theirs));
    }
    return new LayerTiming(layer, sample(our), sample(their));
  }

  private static double millis(ReadyConvolution convolution) {
    long start = System.nanoTime();
    convolution.run();
    return (System.nanoTime() - start) * 1e-6;
  }

  private static Sample sample(List<Double> millis) {
    return Sample.of(millis.stream().mapToDouble(m -> m).toArray());
  }

  /** Above 1 where the peer is faster. */
  double ratio() {
    return ours.medianMillis() / theirs.medianMillis();
  }

  /** Of our median; a multiply-add of the direct computation counts as two operations. */
  double gflops() {
    return 2e-6 * layer.shape().multiplyAdds() / ours.medianMillis();
  }
}
