package org.fovea.benchmarks.classic;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fovea.classic.proposal.EdgeBoxes;
import org.fovea.classic.proposal.EdgeBoxesConfig;
import org.fovea.classic.proposal.SelectiveSearch;
import org.fovea.classic.proposal.SelectiveSearchConfig;
import org.fovea.features.image.Images;
import org.fovea.metrics.geometry.Box;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Proposals for a picture of 500 x 375 pixels: overlapping discs of every size, with noise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ProposalBenchmark {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 375;
  private static final int DISCS = 60;

  private final Planar<GrayU8> image = Images.rgb(WIDTH, HEIGHT);
  private final SelectiveSearch fast = new SelectiveSearch(SelectiveSearchConfig.fast());
  private final EdgeBoxes edgeBoxes = new EdgeBoxes(EdgeBoxesConfig.defaults());

  /** For JMH. */
  public ProposalBenchmark() {}

  /** Draws the picture. */
  @Setup
  public void draw() {
    Random random = new Random(1);
    for (int disc = 0; disc < DISCS; disc++) {
      int centreX = random.nextInt(WIDTH);
      int centreY = random.nextInt(HEIGHT);
      int radius = 8 + random.nextInt(72);
      int colour = random.nextInt(1 << 24);
      for (int y = Math.max(centreY - radius, 0); y < Math.min(centreY + radius, HEIGHT); y++) {
        for (int x = Math.max(centreX - radius, 0); x < Math.min(centreX + radius, WIDTH); x++) {
          int dx = x - centreX;
          int dy = y - centreY;
          if (dx * dx + dy * dy < radius * radius) {
            for (int band = 0; band < 3; band++) {
              image.getBand(band).set(x, y, colour >> (8 * band) & 0xFF);
            }
          }
        }
      }
    }
    for (GrayU8 band : image.bands) {
      for (int i = 0; i < band.data.length; i++) {
        int noisy = (band.data[i] & 0xFF) + (int) Math.round(8 * random.nextGaussian());
        band.data[i] = (byte) Math.max(0, Math.min(255, noisy));
      }
    }
  }

  /**
   * Selective search in its fast mode.
   *
   * @return the proposals
   */
  @Benchmark
  public List<Box> selectiveSearchFast() {
    return fast.propose(image);
  }

  /**
   * Edge boxes.
   *
   * @return the proposals
   */
  @Benchmark
  public List<Box> edgeBoxes() {
    return edgeBoxes.propose(image);
  }
}
