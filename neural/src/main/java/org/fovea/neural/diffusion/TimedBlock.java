package org.fovea.neural.diffusion;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Reshape.reshape;
import static org.fovea.neural.op.Silu.silu;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.GroupNorm;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Module;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Two convolutions with a residual sum (Ho et al., 2020, appendix B): the time is added between
 * them. The second begins as 0, so that the block begins as its shortcut.
 */
final class TimedBlock extends Module {
  private static final int GROUPS = 8;

  private final GroupNorm norm1;
  private final Conv2d conv1;
  private final Linear time;
  private final GroupNorm norm2;
  private final Conv2d conv2;
  private final @Nullable Conv2d shortcut;

  TimedBlock(int in, int out, int timeLength, RandomGenerator random) {
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
    norm1 = child("norm1", new GroupNorm(GROUPS, in));
    conv1 = child("conv1", new Conv2d(in, out, 3, same, random));
    time = child("time", new Linear(timeLength, out, random));
    norm2 = child("norm2", new GroupNorm(GROUPS, out));
    conv2 = child("conv2", new Conv2d(out, out, 3, same, random));
    Arrays.fill(conv2.weight().data(), 0);
    Arrays.fill(Objects.requireNonNull(conv2.bias()).data(), 0);
    shortcut =
        in == out
            ? null
            : child("shortcut", new Conv2d(in, out, 1, Conv2dConfig.defaults(), random));
  }

  /** From [N, in, H, W] and [N, timeLength] to [N, out, H, W]. */
  Tensor forward(Tensor x, Tensor embedded) {
    Tensor y = conv1.forward(silu(norm1.forward(x)));
    Tensor shift = time.forward(silu(embedded));
    y = add(y, reshape(shift, shift.dim(0), shift.dim(1), 1, 1));
    y = conv2.forward(silu(norm2.forward(y)));
    return add(y, shortcut == null ? x : shortcut.forward(x));
  }
}
