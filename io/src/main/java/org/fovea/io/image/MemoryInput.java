package org.fovea.io.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A stream of bytes in memory that fails when it is read far beyond its end. Some decoders take
 * what is missing for zeros and go on for as long as a broken header tells them to.
 */
final class MemoryInput extends ImageInputStreamImpl {
  /** Whole files make decoders look at most some 20 times for what is not there. */
  private static final int MAX_READS_BEYOND_END = 256;

  private final byte[] bytes;
  private int readsBeyondEnd;

  MemoryInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    return available() > 0 ? bytes[(int) streamPos++] & 255 : end();
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    int n = Math.min(length, available());
    if (n == 0) {
      return end();
    }
    System.arraycopy(bytes, (int) streamPos, to, offset, n);
    streamPos += n;
    return n;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  private int available() throws IOException {
    checkClosed();
    return (int) Math.max(0, bytes.length - streamPos);
  }

  private int end() throws IOException {
    if (++readsBeyondEnd > MAX_READS_BEYOND_END) {
      throw new IOException("its data ends early");
    }
    return -1;
  }
}
