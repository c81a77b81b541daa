package org.fovea.features.keypoint;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;

/**
 * How much a pixel looks like a corner, from the gradients in a block around it: {@code M = sum [dx
 * dx, dx dy; dx dy, dy dy]} with Sobel's gradient over 3 x 3 pixels, divided by {@code 4 * 255 *
 * blockSize}. The block reaches from {@code blockSize / 2} pixels before the pixel to {@code
 * (blockSize - 1) / 2} behind; the picture is reflected about its outermost pixels. Block, border,
 * scale and rounding follow OpenCV's {@code cornerHarris} and {@code cornerMinEigenVal} with an
 * aperture of 3.
 */
public final class CornerResponse {
  private CornerResponse() {}

  /**
   * The response of Harris and Stephens ("A combined corner and edge detector", 1988): {@code det M
   * - k (trace M)^2}, positive at corners, negative at edges, near 0 in flat regions.
   *
   * @param image at least 1 x 1
   * @param blockSize width and height of the block in pixels, 1..255
   * @param k what edges cost, usually 0.04 to 0.06
   * @return the response of each pixel
   * @throws IllegalArgumentException if the picture has no pixels or the block's size is wrong
   */
  public static GrayF32 harris(GrayU8 image, int blockSize, double k) {
    StructureTensor tensor = StructureTensor.of(image, blockSize);
    float[] xx = tensor.xx().data;
    float[] xy = tensor.xy().data;
    float[] yy = tensor.yy().data;
    GrayF32 response = new GrayF32(image.width, image.height);
    float weight = (float) k;
    for (int i = 0; i < xx.length; i++) {
      float trace = xx[i] + yy[i];
      response.data[i] = (xx[i] * yy[i] - xy[i] * xy[i]) - weight * (trace * trace);
    }
    return response;
  }

  /**
   * The response of Shi and Tomasi ("Good features to track", 1994): the smaller eigenvalue of M.
   *
   * @param image at least 1 x 1
   * @param blockSize width and height of the block in pixels, 1..255
   * @return the response of each pixel, at least 0 but for rounding
   * @throws IllegalArgumentException if the picture has no pixels or the block's size is wrong
   */
  public static GrayF32 minEigenvalue(GrayU8 image, int blockSize) {
    StructureTensor tensor = StructureTensor.of(image, blockSize);
    float[] xx = tensor.xx().data;
    float[] xy = tensor.xy().data;
    float[] yy = tensor.yy().data;
    GrayF32 response = new GrayF32(image.width, image.height);
    for (int i = 0; i < xx.length; i++) {
      float a = xx[i] * 0.5f;
      float c = yy[i] * 0.5f;
      float root = (float) Math.sqrt((a - c) * (a - c) + xy[i] * xy[i]);
      response.data[i] = (a + c) - root;
    }
    return response;
  }
}
