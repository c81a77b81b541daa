package org.fovea.metrics.coco;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Gzip that refuses to swell without end, as a small file made to exhaust memory would. */
final class GuardedGzip extends GZIPInputStream {
  /** JSON of truths and detections shrinks 3 to 50-fold. */
  private static final long MAX_GROWTH = 200;

  private static final long ALWAYS_ALLOWED = 1L << 28;

  private final long limit;
  private long count;

  GuardedGzip(InputStream in, int buffer, long compressedSize) throws IOException {
    super(in, buffer);
    limit = Math.max(ALWAYS_ALLOWED, compressedSize * MAX_GROWTH);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count += Math.max(0, n);
    if (count > limit) {
      throw new ZipException(
          "swells to more than " + limit + " bytes, over " + MAX_GROWTH + " times its size");
    }
    return n;
  }
}
