package org.fovea.neural.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Div.div;
import static org.fovea.neural.op.Mul.mul;
import static org.fovea.neural.op.Reshape.reshape;
import static org.fovea.neural.op.Sum.sum;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class AutogradTest {
  private static float[] gradient(Tensor tensor) {
    return Objects.requireNonNull(tensor.grad()).data();
  }

  private static Tensor leaf(float... values) {
    return Tensor.of(values, values.length).requiresGrad(true);
  }

  @Test
  void aTensorUsedSeveralTimesSumsItsGradients() {
    Tensor x = leaf(2, 3);
    sum(add(mul(x, x), add(x, x))).backward();
    assertThat(gradient(x)).containsExactly(6, 8);
  }

  @Test
  void gradientsAddUpUntilTheyAreDropped() {
    Tensor x = leaf(2);
    sum(mul(x, x)).backward();
    sum(mul(x, x)).backward();
    assertThat(gradient(x)).containsExactly(8);
    x.zeroGrad();
    assertThat(x.grad()).isNull();
  }

  @Test
  void sharedGradientArraysAreNotWrittenTo() {
    Tensor a = leaf(1, 1);
    Tensor b = leaf(1, 1);
    Tensor c = add(a, b);
    sum(add(reshape(c, 2), mul(c, c))).backward();
    sum(a).backward();
    assertThat(gradient(a)).containsExactly(6, 6);
    assertThat(gradient(b)).containsExactly(5, 5);
  }

  @Test
  void whatDependsOnNoLeafIsLeftOut() {
    Tensor x = leaf(1);
    Tensor constant = Tensor.of(new float[] {5}, 1);
    Tensor product = mul(x, constant);
    assertThat(product.requiresGrad()).isTrue();
    assertThat(mul(constant, constant).requiresGrad()).isFalse();
    sum(product).backward();
    assertThat(constant.grad()).isNull();
  }

  @Test
  void aResultKeepsItsGradientWhenAsked() {
    Tensor x = Tensor.of(new float[] {1, 2}, 2).requiresGrad(true);
    Tensor y = mul(x, x);
    assertThatThrownBy(() -> y.detach().retainGrad()).isInstanceOf(IllegalStateException.class);
    y.retainGrad();
    sum(mul(y, y)).backward();
    assertThat(Objects.requireNonNull(y.grad()).data()).containsExactly(2, 8);
    assertThat(Objects.requireNonNull(x.grad()).data()).containsExactly(4, 32);
  }

  @Test
  void noGradLeavesNoGraph() {
    Tensor x = leaf(1);
    assertThat(Autograd.noGrad(() -> mul(x, x)).requiresGrad()).isFalse();
    assertThat(mul(x, x).requiresGrad()).isTrue();
  }

  @Test
  void aSecondPassThroughAFreedGraphIsRefused() {
    Tensor x = leaf(1);
    Tensor loss = sum(mul(x, x));
    loss.backward();
    assertThatThrownBy(loss::backward)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("freed");
  }

  @Test
  void backwardNeedsAScalarOrAGradient() {
    Tensor x = leaf(1, 2);
    assertThatThrownBy(() -> mul(x, x).backward())
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("[2]");
    mul(x, x).backward(Tensor.of(new float[] {1, 10}, 2));
    assertThat(gradient(x)).containsExactly(2, 40);
  }

  @Test
  void nanIsFoundWhereItArises() {
    Tensor x = leaf(0);
    assertThat(div(x, x).item()).isNaN();
    assertThatThrownBy(() -> Autograd.detectNan(() -> div(x, x)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("div")
        .hasMessageContaining("element 0");
  }

  @Test
  void nanInAGradientIsFound() {
    Tensor x = leaf(Float.POSITIVE_INFINITY);
    Tensor zero = Tensor.zeros(1);
    assertThatThrownBy(
            () ->
                Autograd.detectNan(
                    () -> {
                      Tensor y = div(x, Tensor.of(new float[] {1}, 1));
                      mul(y, zero.detach()).backward(Tensor.full(Float.POSITIVE_INFINITY, 1));
                      return y;
                    }))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("mul");
  }

  @Test
  void aFrozenParameterHasNoGradient() {
    Parameter p = new Parameter(Tensor.of(new float[] {1}, 1));
    assertThat(p.requiresGrad()).isTrue();
    p.requiresGrad(false);
    Tensor x = leaf(2);
    sum(mul(p, x)).backward();
    assertThat(p.grad()).isNull();
  }

  @Test
  void aDeepGraphNeedsNoDeepStack() {
    Tensor x = leaf(1);
    Tensor y = x;
    for (int i = 0; i < 100_000; i++) {
      y = add(y, x);
    }
    sum(y).backward();
    assertThat(gradient(x)).containsExactly(100_001);
  }
}
