package org.fovea.neural.op;

/** A convolution and its gradients as sums in double, written down as they are defined. */
final class LiteralConvolution {
  final Terms out;
  final Terms dx;
  final Terms dw;
  final Terms db;

  /** Of x [N, C, H, W], its weight and bias, and the gradient dy of the output. */
  LiteralConvolution(ConvGeometry g, float[] x, float[] weight, float[] bias, float[] dy) {
    out = new Terms(dy.length);
    dx = new Terms(x.length);
    dw = new Terms(weight.length);
    db = new Terms(bias.length);
    int pixels = g.outHeight * g.outWidth;
    for (int at = 0; at < dy.length; at++) {
      int n = at / pixels / g.outChannels;
      int o = at / pixels % g.outChannels;
      out.add(at, bias[o]);
      db.add(o, dy[at]);
      int top = at % pixels / g.outWidth * g.config.strideHeight() - g.config.padTop();
      int left = at % g.outWidth * g.config.strideWidth() - g.config.padLeft();
      for (int k = 0; k < g.depth(); k++) {
        int c = o / g.groupOut() * g.groupIn() + k / g.taps();
        int y = top + k % g.taps() / g.kernelWidth * g.config.dilationHeight();
        int column = left + k % g.kernelWidth * g.config.dilationWidth();
        if (y >= 0 && y < g.height && column >= 0 && column < g.width) {
          int from = ((n * g.channels + c) * g.height + y) * g.width + column;
          int tap = o * g.depth() + k;
          out.add(at, (double) weight[tap] * x[from]);
          dx.add(from, (double) weight[tap] * dy[at]);
          dw.add(tap, (double) x[from] * dy[at]);
        }
      }
    }
  }
}
