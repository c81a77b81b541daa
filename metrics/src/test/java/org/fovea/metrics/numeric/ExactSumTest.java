package org.fovea.metrics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  private static ExactSum of(List<Double> terms) {
    ExactSum sum = new ExactSum();
    terms.forEach(sum::add);
    return sum;
  }

  @Property(tries = 300)
  void everyDigitIsKeptAndMergingEqualsTheWhole(
      @ForAll List<@DoubleRange(min = -1e12, max = 1e12) Double> terms,
      @ForAll @IntRange(max = 20) int cut) {
    BigDecimal exact = terms.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(of(terms).exact()).isEqualByComparingTo(exact);
    int at = Math.min(cut, terms.size());
    ExactSum merged = of(terms.subList(at, terms.size()));
    merged.add(of(terms.subList(0, at)));
    assertThat(merged.value()).isEqualTo(exact.doubleValue());
  }

  @Test
  void smallTermsAreNotLostBesideLargeOnes() {
    assertThat(of(Arrays.asList(1e100, 1.0, -1e100, 1e-20)).value()).isEqualTo(1.0);
    ExactSum squares = new ExactSum();
    squares.addProduct(1 + 0x1p-30, 1 + 0x1p-30);
    squares.add(-1 - 0x1p-29);
    assertThat(squares.value()).isEqualTo(0x1p-60);
  }

  @Test
  void doublesWhenAddedToItself() {
    ExactSum sum = of(List.of(0.1, 0.2));
    sum.add(sum);
    assertThat(sum.value()).isEqualTo(2 * of(List.of(0.1, 0.2)).value());
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(() -> new ExactSum().add(Double.NaN)).hasMessageContaining("NaN");
  }
}
