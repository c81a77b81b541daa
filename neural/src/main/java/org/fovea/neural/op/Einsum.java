package org.fovea.neural.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Sums of products in Einstein's notation. */
public final class Einsum {
  private Einsum() {}

  /**
   * Multiplies tensors and sums over indices that the result does not name.
   *
   * @param equation letters for each operand's dimensions, separated by commas, an arrow, and those
   *     of the result: {@code "bij,bjk->bik"}; a letter twice in an operand takes its diagonal
   * @param operands as many as the equation names
   * @return the dimensions that follow the arrow
   * @throws ShapeException when operands and equation don't fit
   */
  public static Tensor einsum(String equation, Tensor... operands) {
    String[] sides = equation.split("->", -1);
    List<String> terms = sides.length == 2 ? List.of(sides[0].split(",", -1)) : List.of();
    if (terms.size() != operands.length || operands.length == 0) {
      throw new ShapeException(
          "einsum: '%s' with %d operands, expected one term each and an arrow"
              .formatted(equation, operands.length));
    }
    Term result = Term.of(equation, terms.get(0), operands[0]);
    for (int i = 1; i < operands.length; i++) {
      Term next = Term.of(equation, terms.get(i), operands[i]);
      String later = sides[1] + String.join("", terms.subList(i + 1, terms.size()));
      result = result.times(equation, next, later);
    }
    return result.only(sides[1]).inOrder(equation, sides[1]);
  }

  // A tensor whose dimensions have different letters.
  private record Term(String letters, Tensor tensor) {
    static Term of(String equation, String letters, Tensor tensor) {
      if (letters.length() != tensor.shape().rank()) {
        throw new ShapeException(
            "einsum: '%s' in '%s' for an operand of shape %s"
                .formatted(letters, equation, tensor.shape()));
      }
      StringBuilder distinct = new StringBuilder();
      List<Integer> extents = new ArrayList<>();
      int[] strides = new int[letters.length()];
      int[] own = tensor.shape().strides();
      for (int i = 0; i < letters.length(); i++) {
        int at = distinct.indexOf(letters.substring(i, i + 1));
        if (at < 0) {
          at = distinct.length();
          distinct.append(letters.charAt(i));
          extents.add(tensor.dim(i));
        }
        requireExtent(equation, letters.charAt(i), extents.get(at), tensor.dim(i));
        strides[at] += own[i];
      }
      if (distinct.length() == letters.length()) {
        return new Term(letters, tensor);
      }
      Shape shape = Shape.of(extents.stream().mapToInt(Integer::intValue).toArray());
      int[] steps = Arrays.copyOf(strides, shape.rank());
      return new Term(distinct.toString(), Strided.view("einsum", tensor, shape, 0, steps));
    }

    private static void requireExtent(String equation, char letter, int expected, int actual) {
      if (expected != actual) {
        throw new ShapeException(
            "einsum: '%c' in '%s' stands for extents %d and %d"
                .formatted(letter, equation, expected, actual));
      }
    }

    int extent(char letter) {
      return tensor.dim(letters.indexOf(letter));
    }

    /** Sums over the dimensions whose letters nobody else names. */
    Term only(String wanted) {
      StringBuilder kept = new StringBuilder();
      int[] summed = new int[letters.length()];
      int count = 0;
      for (int i = 0; i < letters.length(); i++) {
        if (wanted.indexOf(letters.charAt(i)) >= 0) {
          kept.append(letters.charAt(i));
        } else {
          summed[count++] = i;
        }
      }
      if (count == 0) {
        return this;
      }
      return new Term(kept.toString(), Sum.sum(tensor, false, Arrays.copyOf(summed, count)));
    }

    Tensor inOrder(String equation, String wanted) {
      int[] dims = new int[wanted.length()];
      for (int i = 0; i < dims.length; i++) {
        dims[i] = letters.indexOf(wanted.charAt(i));
        if (dims[i] < 0) {
          throw new ShapeException(
              "einsum: no operand of '%s' has '%c'".formatted(equation, wanted.charAt(i)));
        }
      }
      return wanted.equals(letters) ? tensor : Permute.permute(tensor, dims);
    }

    /** The product with another term, summed over the letters that are not named later. */
    Term times(String equation, Term other, String later) {
      Term left = only(other.letters + later);
      Term right = other.only(letters + later);
      StringBuilder batch = new StringBuilder();
      StringBuilder contracted = new StringBuilder();
      StringBuilder leftOnly = new StringBuilder();
      for (char c : left.letters.toCharArray()) {
        if (right.letters.indexOf(c) < 0) {
          leftOnly.append(c);
        } else {
          requireExtent(equation, c, left.extent(c), right.extent(c));
          (later.indexOf(c) >= 0 ? batch : contracted).append(c);
        }
      }
      StringBuilder rightOnly = new StringBuilder();
      for (char c : right.letters.toCharArray()) {
        if (left.letters.indexOf(c) < 0) {
          rightOnly.append(c);
        }
      }
      Tensor a = left.matrices(equation, batch, leftOnly, contracted);
      Tensor b = right.matrices(equation, batch, contracted, rightOnly);
      String letters = "" + batch + leftOnly + rightOnly;
      int[] extents = new int[letters.length()];
      for (int i = 0; i < extents.length; i++) {
        char c = letters.charAt(i);
        extents[i] = left.letters.indexOf(c) >= 0 ? left.extent(c) : right.extent(c);
      }
      return new Term(letters, Reshape.reshape(MatMul.matmul(a, b), extents));
    }

    /** As [batch, rows, columns]. */
    private Tensor matrices(
        String equation, CharSequence batch, CharSequence rows, CharSequence columns) {
      Tensor ordered = inOrder(equation, "" + batch + rows + columns);
      Shape shape = ordered.shape();
      int b = batch.length();
      int r = b + rows.length();
      return Reshape.reshape(
          ordered, shape.product(0, b), shape.product(b, r), shape.product(r, shape.rank()));
    }
  }
}
