package org.fovea.neural.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.fovea.neural.op.Scale;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class NewtonSchulzTest {
  private static double[] singularValues(int rows, int columns) {
    float[] matrix = Tensor.randn(new Random(rows), rows, columns).data();
    float[] orthogonal = NewtonSchulz.orthogonalize(matrix, rows, columns);
    DMatrixRMaj result = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < orthogonal.length; i++) {
      result.data[i] = orthogonal[i];
    }
    return SingularOps_DDRM.singularValues(result);
  }

  @Test
  void singularValuesComeNearOne() {
    // What the published polynomial leaves of values that are not tiny, as its authors state it.
    for (int[] extents : new int[][] {{4, 20}, {20, 4}, {30, 10}}) {
      for (double value : singularValues(extents[0], extents[1])) {
        assertThat(value).isBetween(0.65, 1.25);
      }
    }
  }

  @Test
  void embeddingsAndLastLayersCanBeLeftToPlainDescent() {
    Parameter hidden = new Parameter(Tensor.zeros(2, 2));
    Parameter last = new Parameter(Tensor.zeros(2, 2));
    MuonConfig config = MuonConfig.of(1).withMomentum(0);
    Muon muon = new Muon(List.of(hidden), List.of(last), config);
    for (Parameter p : muon.parameters()) {
      Scale.scale(p, 1).backward(Tensor.full(3, 2, 2));
    }
    muon.step();
    assertThat(last.data()).containsOnly(-3);
    assertThat(hidden.data()[0]).isBetween(-0.65f, -0.3f);
    assertThatThrownBy(() -> new Muon(List.of(new Parameter(Tensor.zeros(3))), List.of(), config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hidden parameter of shape [3]");
  }
}
