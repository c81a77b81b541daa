package org.fovea.neural.diffusion;

import static org.fovea.neural.op.Concat.cat;
import static org.fovea.neural.op.Silu.silu;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.GroupNorm;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.Upsample;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.position.Sinusoids;
import org.fovea.neural.tensor.Tensor;

/**
 * Predicts the noise in images, a small form of the U-Net of Ho et al. (2020, appendix B): three
 * resolutions, a residual block at each on the way down and up, group normalisation, the step as
 * sinusoids through two linear layers, attention at the lowest resolution.
 */
public final class DenoisingUNet extends Module {
  private final DenoisingConfig config;
  private final Linear time1;
  private final Linear time2;
  private final Conv2d first;
  private final TimedBlock down1;
  private final Conv2d halve1;
  private final TimedBlock down2;
  private final Conv2d halve2;
  private final TimedBlock middle1;
  private final PixelAttention attention;
  private final TimedBlock middle2;
  private final Upsample enlarge = new Upsample(2);
  private final Conv2d double2;
  private final TimedBlock up2;
  private final Conv2d double1;
  private final TimedBlock up1;
  private final GroupNorm norm;
  private final Conv2d last;

  /**
   * Makes a network.
   *
   * @param config its sizes
   * @param random the source of the initial values
   */
  public DenoisingUNet(DenoisingConfig config, RandomGenerator random) {
    this.config = config;
    int w = config.width();
    int time = 4 * w;
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
    Conv2dConfig half = same.withStride(2);
    time1 = child("time1", new Linear(w, time, random));
    time2 = child("time2", new Linear(time, time, random));
    first = child("first", new Conv2d(config.channels(), w, 3, same, random));
    down1 = child("down1", new TimedBlock(w, w, time, random));
    halve1 = child("halve1", new Conv2d(w, w, 3, half, random));
    down2 = child("down2", new TimedBlock(w, 2 * w, time, random));
    halve2 = child("halve2", new Conv2d(2 * w, 2 * w, 3, half, random));
    middle1 = child("middle1", new TimedBlock(2 * w, 2 * w, time, random));
    attention = child("attention", new PixelAttention(2 * w, random));
    middle2 = child("middle2", new TimedBlock(2 * w, 2 * w, time, random));
    double2 = child("double2", new Conv2d(2 * w, 2 * w, 3, same, random));
    up2 = child("up2", new TimedBlock(4 * w, 2 * w, time, random));
    double1 = child("double1", new Conv2d(2 * w, w, 3, same, random));
    up1 = child("up1", new TimedBlock(2 * w, w, time, random));
    norm = child("norm", new GroupNorm(8, w));
    last = child("last", new Conv2d(w, config.channels(), 3, same, random));
  }

  /**
   * The sizes.
   *
   * @return as given
   */
  public DenoisingConfig config() {
    return config;
  }

  /**
   * Predicts noise.
   *
   * @param noisy {@code [N, channels, size, size]}
   * @param steps of the schedule, {@code [N]}
   * @return of the same shape as the images
   */
  public Tensor forward(Tensor noisy, Tensor steps) {
    return observed(() -> compute(noisy, steps));
  }

  private Tensor compute(Tensor noisy, Tensor steps) {
    Tensor waves = Sinusoids.timesteps(steps, config.width());
    Tensor time = time2.forward(silu(time1.forward(waves)));
    Tensor high = down1.forward(first.forward(noisy), time);
    Tensor middle = down2.forward(halve1.forward(high), time);
    Tensor low = middle1.forward(halve2.forward(middle), time);
    low = middle2.forward(attention.forward(low), time);
    Tensor up = double2.forward(enlarge.forward(low));
    up = up2.forward(cat(List.of(up, middle), 1), time);
    up = double1.forward(enlarge.forward(up));
    up = up1.forward(cat(List.of(up, high), 1), time);
    return last.forward(silu(norm.forward(up)));
  }
}
