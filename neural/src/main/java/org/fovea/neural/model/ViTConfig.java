package org.fovea.neural.model;

/**
 * The architecture of a Vision Transformer. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param patch rows and columns of a patch, at least 1
 * @param layers of the encoder, at least 1
 * @param heads of each attention, at least 1
 * @param hidden features of a token, a multiple of the heads
 * @param mlp features within each layer's perceptron, at least 1
 * @param dropout probability, 0 to below 1
 */
public record ViTConfig(int patch, int layers, int heads, int hidden, int mlp, double dropout) {
  public ViTConfig {
    if (patch < 1 || layers < 1 || mlp < 1) {
      throw new IllegalArgumentException(
          "ViT: patch %d, layers %d, mlp %d, expected 1 or more each"
              .formatted(patch, layers, mlp));
    }
    if (heads < 1 || hidden < 1 || hidden % heads != 0) {
      throw new IllegalArgumentException(
          "ViT: hidden is %d for %d heads, expected a multiple".formatted(hidden, heads));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("ViT: dropout is " + dropout + ", expected 0 to below 1");
    }
  }

  /**
   * ViT-Base (Dosovitskiy et al., 2021, table 1).
   *
   * @param patch rows and columns of a patch
   * @return 12 layers of 768 features and 12 heads, no dropout
   */
  public static ViTConfig base(int patch) {
    return new ViTConfig(patch, 12, 12, 768, 3072, 0);
  }

  /**
   * ViT-Tiny (Training data-efficient image transformers, Touvron et al., 2021, table 1).
   *
   * @param patch rows and columns of a patch
   * @return 12 layers of 192 features and 3 heads, no dropout
   */
  public static ViTConfig tiny(int patch) {
    return new ViTConfig(patch, 12, 3, 192, 768, 0);
  }
}
