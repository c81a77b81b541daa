package org.fovea.neural.segmentation;

import java.util.random.RandomGenerator;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.ResNetConfig;

/** The segmentation networks that can be made by name. */
public enum SegmentationModel {
  /** {@link UNet}, padded and with batch normalisation. */
  UNET(32, 4),
  /** {@link UNet} as in its paper. */
  UNET_PAPER(64, 4),
  /** {@link SegNet}; the paper's at its usual width, smaller ones have stages of two layers. */
  SEGNET(64, 5),
  /** {@link FcnVgg16}, logits at a 32nd of the resolution. */
  FCN32S(4096, 0),
  /** {@link FcnVgg16}, logits at a 16th of the resolution. */
  FCN16S(4096, 0),
  /** {@link FcnVgg16}, logits at an eighth of the resolution. */
  FCN8S(4096, 0),
  /** torchvision's FCN. */
  FCN_RESNET50(0, 0),
  /** torchvision's DeepLabv3. */
  DEEPLABV3_RESNET50(0, 0),
  /** Pyramid pooling. */
  PSPNET_RESNET50(0, 0);

  private final int usualWidth;
  private final int usualDepth;

  SegmentationModel(int usualWidth, int usualDepth) {
    this.usualWidth = usualWidth;
    this.usualDepth = usualDepth;
  }

  /**
   * The usual width.
   *
   * @return channels of U-Net's and SegNet's first level, or of FCN's classifier; 0 where the width
   *     can't be chosen
   */
  public int usualWidth() {
    return usualWidth;
  }

  /**
   * The usual depth.
   *
   * @return how often the resolution is halved; 0 where it can't be chosen
   */
  public int usualDepth() {
    return usualDepth;
  }

  /**
   * Makes a network.
   *
   * @param width as {@link #usualWidth}
   * @param depth as {@link #usualDepth}
   * @param config classes and channels
   * @param random the source of initial values and dropout
   * @return in training mode
   * @throws IllegalArgumentException when width or depth are out of range or can't be chosen
   */
  public SegmentationNetwork create(
      int width, int depth, ModelConfig config, RandomGenerator random) {
    requireChoice("width", width, usualWidth);
    requireChoice("depth", depth, usualDepth);
    ResNetConfig resnet50 = ResNetConfig.bottleneck(3, 4, 6, 3);
    return switch (this) {
      case UNET -> new UNet(new UNetConfig(width, depth, true), config, random);
      case UNET_PAPER -> new UNet(new UNetConfig(width, depth, false), config, random);
      case SEGNET -> new SegNet(segNet(width, depth), config, random);
      case FCN32S -> new FcnVgg16(FcnStride.S32, width, config, random);
      case FCN16S -> new FcnVgg16(FcnStride.S16, width, config, random);
      case FCN8S -> new FcnVgg16(FcnStride.S8, width, config, random);
      case FCN_RESNET50 -> DilatedResNetSegmenter.fcn(resnet50, config, random);
      case DEEPLABV3_RESNET50 -> DilatedResNetSegmenter.deepLabV3(resnet50, config, random);
      case PSPNET_RESNET50 -> DilatedResNetSegmenter.pspNet(resnet50, config, random);
    };
  }

  private SegNetConfig segNet(int width, int depth) {
    boolean paper = width == usualWidth && depth == usualDepth;
    return paper ? SegNetConfig.paper() : SegNetConfig.small(width, depth);
  }

  private void requireChoice(String name, int value, int usual) {
    if (usual == 0 ? value != 0 : value < 1) {
      throw new IllegalArgumentException(
          "%s: %s is %d, expected %s".formatted(this, name, value, usual == 0 ? "0" : "1 or more"));
    }
  }
}
