package org.fovea.neural.op;

/**
 * How a batch is cut into pieces whose working set fits the second-level cache: several small
 * images together, or a large image by rows. Depends on the shapes alone.
 *
 * @param batch images in all
 * @param rows rows of each
 * @param imagesPerPiece images of a piece
 * @param rowsPerPiece rows of a piece, less than all only where a piece is of one image
 */
record Cut(int batch, int rows, int imagesPerPiece, int rowsPerPiece) {
  /** Elements that a piece may read, about. */
  private static final int BUDGET = 1 << 16;

  /** Positions that a piece should have at least, to pay for preparing the weights. */
  private static final int MIN_POSITIONS = 512;

  /** Positions of a piece below which threads rather share out the weights. */
  private static final int FEW_POSITIONS = 256;

  /** Pieces for each thread of which one more or less does not matter. */
  private static final int MANY = 4;

  /**
   * Cuts a batch.
   *
   * @param pitch positions per row
   * @param elementsPerRow elements that a row of positions reads
   * @param halo rows read beyond those computed
   */
  static Cut of(int batch, int rows, int pitch, int elementsPerRow, int halo) {
    int affordable = Math.max(BUDGET / elementsPerRow, MIN_POSITIONS / pitch + 1);
    if (rows + halo >= affordable) {
      int perPiece = Math.max(1, affordable - halo);
      int pieces = (rows + perPiece - 1) / perPiece;
      return new Cut(batch, rows, 1, (rows + pieces - 1) / pieces);
    }
    return new Cut(batch, rows, Math.min(Math.max(1, batch), affordable / (rows + halo)), rows);
  }

  /**
   * Rows of a piece below which threads rather share out the weights.
   *
   * @param pitch positions per row
   */
  static int leastRows(int pitch) {
    return (FEW_POSITIONS + pitch - 1) / pitch;
  }

  /**
   * This cut, or a finer one that gives each of some threads as many pieces, unless those are too
   * small to pay for reading the weights. For results that no cut changes.
   *
   * @param threads how many, at least 1
   * @param leastRows rows that a piece must have to be worth it
   */
  Cut sharedBy(int threads, int leastRows) {
    int pieces = pieces();
    if (pieces % threads == 0 || pieces >= MANY * threads) {
      return this;
    }
    int wanted = (pieces + threads - 1) / threads * threads;
    if (batch >= wanted) {
      return new Cut(batch, rows, batch / wanted, rows);
    }
    int perImage = (wanted + batch - 1) / batch;
    int rowsOfEach = (rows + perImage - 1) / perImage;
    return rowsOfEach < leastRows ? this : new Cut(batch, rows, 1, rowsOfEach);
  }

  /**
   * Images and rows that are computed together.
   *
   * @param fromImage the first image
   * @param images number of images
   * @param fromRow the first row
   * @param rows number of rows
   */
  record Piece(int fromImage, int images, int fromRow, int rows) {}

  int pieces() {
    return piecesOfBatch() * piecesOfImage();
  }

  private int piecesOfBatch() {
    return (batch + imagesPerPiece - 1) / imagesPerPiece;
  }

  private int piecesOfImage() {
    return (rows + rowsPerPiece - 1) / rowsPerPiece;
  }

  Piece piece(int number) {
    int image = number / piecesOfImage() * imagesPerPiece;
    int row = number % piecesOfImage() * rowsPerPiece;
    return new Piece(
        image, Math.min(imagesPerPiece, batch - image), row, Math.min(rowsPerPiece, rows - row));
  }
}
