package org.fovea.classic.cascade;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends in an exception where it is longer than a file of its kind can be. */
final class BoundedInput extends FilterInputStream {
  private final long most;
  private final String file;
  private long read;

  BoundedInput(InputStream in, long most, String file) {
    super(in);
    this.most = most;
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int bytes) throws CascadeFormatException {
    read += bytes;
    if (read > most) {
      throw new CascadeFormatException(file, "expected at most " + most + " bytes");
    }
  }
}
