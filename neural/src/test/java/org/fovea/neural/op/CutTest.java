package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.fovea.neural.op.Cut.Piece;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {
  @ParameterizedTest
  @CsvSource({"1, 56, 58, 100, 2", "1, 14, 14, 14336, 1", "3, 28, 28, 14336, 2", "7, 5, 9, 90, 3"})
  void everyRowIsInOnePieceForAnyNumberOfThreads(
      int batch, int rows, int pitch, int elements, int halo) {
    for (int threads = 1; threads <= 5; threads++) {
      Cut cut = Cut.of(batch, rows, pitch, elements, halo).sharedBy(threads, Cut.leastRows(pitch));
      int[] seen = new int[batch * rows];
      for (int number = 0; number < cut.pieces(); number++) {
        Piece piece = cut.piece(number);
        for (int i = piece.fromImage(); i < piece.fromImage() + piece.images(); i++) {
          for (int y = piece.fromRow(); y < piece.fromRow() + piece.rows(); y++) {
            seen[i * rows + y]++;
          }
        }
      }
      assertThat(Arrays.stream(seen).boxed()).containsOnly(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 4", "3, 3", "4, 4"})
  void eachThreadHasAsManyPieces(int threads, int pieces) {
    Cut three = new Cut(1, 56, 1, 19);
    assertThat(three.sharedBy(threads, Cut.leastRows(56)).pieces()).isEqualTo(pieces);
  }
}
