package org.fovea.neural.op;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Convolution whose window samples between pixels, at offsets that a tensor gives (Deformable
 * ConvNets, Dai et al., 2017, equation 2), each sample scaled by a mask in version 2 (Zhu et al.,
 * 2019, equation 1).
 */
public final class DeformConv2d {
  private DeformConv2d() {}

  /**
   * Convolves a batch of images: as {@link Conv2d#conv2d}, but tap k of the window at an output
   * pixel is the bilinear sample {@code offset} rows and columns away from its regular place, times
   * {@code mask}. Outside the images there are zeros.
   *
   * @param x {@code [N, C, H, W]}
   * @param offset {@code [N, G * kH * kW * 2, outH, outW]}: for each of G equal groups of input
   *     channels and each tap the distance in rows, then the distance in columns
   * @param mask {@code [N, G * kH * kW, outH, outW]}, or null for ones
   * @param weight {@code [outC, C / groups, kH, kW]}
   * @param bias {@code [outC]} or null for none
   * @param config stride, padding, dilation and groups of the weight
   * @return {@code [N, outC, outH, outW]}, the extents as in {@link Conv2d#conv2d}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor deformConv2d(
      Tensor x,
      Tensor offset,
      @Nullable Tensor mask,
      Tensor weight,
      @Nullable Tensor bias,
      Conv2dConfig config) {
    ConvGeometry g = ConvGeometry.of("deform_conv2d", x.shape(), weight.shape(), config);
    int groups = offsetGroups(g, offset, mask);
    if (bias != null && !bias.shape().equals(Shape.of(g.outChannels))) {
      throw new ShapeException(
          "deform_conv2d: bias %s for weight %s, expected [%d]"
              .formatted(bias.shape(), weight.shape(), g.outChannels));
    }
    DeformedWindows windows =
        new DeformedWindows(g, groups, x.data(), offset.data(), mask == null ? null : mask.data());
    DeformedProducts products = new DeformedProducts(g, windows, weight.data());
    float[] out = products.forward(bias == null ? null : bias.data());
    List<Tensor> inputs = new ArrayList<>(List.of(x, offset, weight));
    int maskAt = mask == null ? -1 : inputs.size();
    if (mask != null) {
      inputs.add(mask);
    }
    int biasAt = bias == null ? -1 : inputs.size();
    if (bias != null) {
      inputs.add(bias);
    }
    return Autograd.result(
        "deform_conv2d",
        out,
        g.outShape(),
        (dy, in) -> {
          if (biasAt >= 0 && in.needs(biasAt)) {
            int pixels = g.outHeight * g.outWidth;
            Convolution.addBiasGradient(dy, g.batch, pixels, in.accumulator(biasAt));
          }
          boolean places = in.needs(1) || (maskAt >= 0 && in.needs(maskAt));
          DeformedProducts.Wanted wanted =
              new DeformedProducts.Wanted(in.needs(0), places, in.needs(2));
          DeformedProducts.Slopes slopes = products.backward(dy, wanted);
          in.add(0, slopes.x());
          in.add(1, slopes.offset());
          in.add(2, slopes.weight());
          if (maskAt >= 0) {
            in.add(maskAt, slopes.mask());
          }
        },
        inputs.toArray(new Tensor[0]));
  }

  private static int offsetGroups(ConvGeometry g, Tensor offset, @Nullable Tensor mask) {
    int perGroup = 2 * g.taps();
    int groups = offset.shape().rank() == 4 ? offset.dim(1) / perGroup : 0;
    if (groups < 1
        || g.channels % groups != 0
        || !offset.shape().equals(Shape.of(g.batch, groups * perGroup, g.outHeight, g.outWidth))) {
      throw new ShapeException(
          "deform_conv2d: offset %s, expected [%d, G * %d, %d, %d] with G a divisor of the %d input channels"
              .formatted(offset.shape(), g.batch, perGroup, g.outHeight, g.outWidth, g.channels));
    }
    Shape expected = Shape.of(g.batch, groups * g.taps(), g.outHeight, g.outWidth);
    if (mask != null && !mask.shape().equals(expected)) {
      throw new ShapeException(
          "deform_conv2d: mask %s for offset %s, expected %s"
              .formatted(mask.shape(), offset.shape(), expected));
    }
    return groups;
  }
}
