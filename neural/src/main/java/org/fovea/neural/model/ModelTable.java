package org.fovea.neural.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.neural.model.ModelEntry.Maker;
import org.fovea.neural.model.Vgg.Depth;

/** The registry's lines, family by family. */
final class ModelTable {
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);
  private static final List<Double> CIFAR_MEAN = List.of(0.4914, 0.4822, 0.4465);
  private static final List<Double> CIFAR_STD = List.of(0.2470, 0.2435, 0.2616);
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);

  private static final String LENET =
      "LeCun et al., Gradient-based learning applied to document recognition";
  private static final String ALEXNET =
      "Krizhevsky, One weird trick for parallelizing convolutional neural networks";
  private static final String ZFNET =
      "Zeiler and Fergus, Visualizing and understanding convolutional networks";
  private static final String VGG =
      "Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition";
  private static final String GOOGLENET = "Szegedy et al., Going deeper with convolutions";
  private static final String INCEPTION =
      "Szegedy et al., Rethinking the Inception architecture for computer vision";
  private static final String RESNET = "He et al., Deep residual learning for image recognition";
  private static final String RESNEXT =
      "Xie et al., Aggregated residual transformations for deep neural networks";
  private static final String WIDE_RESNET = "Zagoruyko and Komodakis, Wide residual networks";
  private static final String MOBILENET_V2 =
      "Sandler et al., MobileNetV2: inverted residuals and linear bottlenecks";
  private static final String MOBILENET_V3 = "Howard et al., Searching for MobileNetV3";
  private static final String EFFICIENTNET =
      "Tan and Le, EfficientNet: rethinking model scaling for convolutional neural networks";
  private static final String CONVNEXT = "Liu et al., A ConvNet for the 2020s";
  private static final String VIT =
      "Dosovitskiy et al., An image is worth 16x16 words: transformers for image recognition";
  private static final String DEIT =
      "Touvron et al., Training data-efficient image transformers and distillation";
  private static final String SWIN =
      "Liu et al., Swin Transformer: hierarchical vision transformer using shifted windows";

  private final Map<String, ModelEntry> entries = new LinkedHashMap<>();

  static Map<String, ModelEntry> entries() {
    ModelTable table = new ModelTable();
    table.addEarly();
    table.addInception();
    table.addResidual();
    table.addMobile();
    table.addRecent();
    return table.entries;
  }

  private void addEarly() {
    add(
        new ModelInfo(
            "lenet5",
            LENET,
            1998,
            new ModelConfig(10, 1, 28, true, true),
            List.of(0.1307),
            List.of(0.3081),
            61_706,
            416_520),
        LeNet5::new);
    add("alexnet", ALEXNET, 2014, 61_100_840, 714_188_480, AlexNet::new);
    add("zfnet", ZFNET, 2014, 62_357_608, 1_168_032_896, ZfNet::new);
    addVgg("vgg11", Depth.VGG11, 132_863_336, 5_504, 7_609_090_048L);
    addVgg("vgg13", Depth.VGG13, 133_047_848, 5_888, 11_308_466_176L);
    addVgg("vgg16", Depth.VGG16, 138_357_544, 8_448, 15_470_264_320L);
    addVgg("vgg19", Depth.VGG19, 143_667_240, 11_008, 19_632_062_464L);
  }

  /** Without and with batch normalisation, which adds parameters and no multiply-adds. */
  private void addVgg(
      String name, Depth depth, long parameters, long normalisation, long multiplyAdds) {
    Maker plain = (config, random) -> new Vgg(depth, false, config, random);
    Maker normalised = (config, random) -> new Vgg(depth, true, config, random);
    add(name, VGG, 2015, parameters, multiplyAdds, plain);
    add(name + "_bn", VGG, 2015, parameters + normalisation, multiplyAdds, normalised);
  }

  /** Their published weights are for values in -1..1. */
  private void addInception() {
    ModelConfig defaults = ModelConfig.defaults();
    add(
        new ModelInfo(
            "googlenet", GOOGLENET, 2015, defaults, HALF, HALF, 13_004_888, 1_498_376_192),
        GoogLeNet::new);
    ModelConfig larger = defaults.withSize(299);
    add(
        new ModelInfo(
            "inception_v3", INCEPTION, 2016, larger, HALF, HALF, 27_161_264, 5_713_216_096L),
        InceptionV3::new);
  }

  private void addResidual() {
    ResNetConfig resnet18 = ResNetConfig.basic(2, 2, 2, 2);
    ResNetConfig resnet50 = ResNetConfig.bottleneck(3, 4, 6, 3);
    addResNet("resnet18", RESNET, 11_689_512, 1_814_073_344, resnet18);
    addResNet("resnet34", RESNET, 21_797_672, 3_663_761_408L, ResNetConfig.basic(3, 4, 6, 3));
    addResNet("resnet50", RESNET, 25_557_032, 4_089_184_256L, resnet50);
    addResNet(
        "resnet101", RESNET, 44_549_160, 7_801_405_440L, ResNetConfig.bottleneck(3, 4, 23, 3));
    addResNet(
        "resnet152", RESNET, 60_192_808, 11_513_626_624L, ResNetConfig.bottleneck(3, 8, 36, 3));
    addSmall(
        "resnet18_cifar",
        11_173_962,
        555_422_720,
        (config, random) -> new ResNet(resnet18.withSmallStem(true), config, random));
    addCifar(20, 269_722, 40_551_040);
    addCifar(32, 464_154, 68_862_592);
    addCifar(44, 658_586, 97_174_144);
    addCifar(56, 853_018, 125_485_696);
    addCifar(110, 1_727_962, 252_887_680);
    Maker resnext = (config, random) -> new ResNet(resnet50.withGroups(32, 4), config, random);
    add("resnext50_32x4d", RESNEXT, 2017, 25_028_904, 4_230_479_872L, resnext);
    Maker wide = (config, random) -> new ResNet(resnet50.withGroups(1, 128), config, random);
    add("wide_resnet50_2", WIDE_RESNET, 2016, 68_883_240, 11_398_021_120L, wide);
  }

  private void addResNet(
      String name, String paper, long parameters, long multiplyAdds, ResNetConfig architecture) {
    Maker maker = (config, random) -> new ResNet(architecture, config, random);
    add(name, paper, 2016, parameters, multiplyAdds, maker);
  }

  private void addCifar(int layers, long parameters, long multiplyAdds) {
    addSmall(
        "resnet" + layers + "_cifar",
        parameters,
        multiplyAdds,
        (config, random) -> new CifarResNet(layers, config, random));
  }

  /** For CIFAR-10's pictures. */
  private void addSmall(String name, long parameters, long multiplyAdds, Maker maker) {
    ModelConfig defaults = new ModelConfig(10, 3, 32, true, true);
    add(
        new ModelInfo(
            name, RESNET, 2016, defaults, CIFAR_MEAN, CIFAR_STD, parameters, multiplyAdds),
        maker);
  }

  private void addMobile() {
    add("mobilenet_v2", MOBILENET_V2, 2018, 3_504_872, 300_774_272, MobileNetV2::new);
    addMobileNetV3("mobilenet_v3_small", 2_542_856, 56_510_400, MobileNetV3Config.ofSmall());
    addMobileNetV3("mobilenet_v3_large", 5_483_032, 216_589_760, MobileNetV3Config.ofLarge());
    add("efficientnet_b0", EFFICIENTNET, 2019, 5_288_548, 385_814_752, EfficientNet::new);
  }

  private void addMobileNetV3(
      String name, long parameters, long multiplyAdds, MobileNetV3Config architecture) {
    Maker maker = (config, random) -> new MobileNetV3(architecture, config, random);
    add(name, MOBILENET_V3, 2019, parameters, multiplyAdds, maker);
  }

  private void addRecent() {
    add("convnext_tiny", CONVNEXT, 2022, 28_589_128, 4_455_531_264L, ConvNeXt::new);
    addViT("vit_b_16", VIT, 86_567_656, 17_563_828_224L, ViTConfig.base(16));
    addViT("vit_ti_16", DEIT, 5_717_416, 1_253_683_200, ViTConfig.tiny(16));
    Maker swin = (config, random) -> new SwinTransformer(SwinConfig.tiny(), config, random);
    add("swin_t", SWIN, 2021, 28_288_354, 4_490_566_656L, swin);
  }

  private void addViT(
      String name, String paper, long parameters, long multiplyAdds, ViTConfig architecture) {
    Maker maker = (config, random) -> new VisionTransformer(architecture, config, random);
    add(name, paper, 2021, parameters, multiplyAdds, maker);
  }

  /** For ImageNet's pictures. */
  private void add(
      String name, String paper, int year, long parameters, long multiplyAdds, Maker maker) {
    add(
        new ModelInfo(
            name,
            paper,
            year,
            ModelConfig.defaults(),
            IMAGENET_MEAN,
            IMAGENET_STD,
            parameters,
            multiplyAdds),
        maker);
  }

  private void add(ModelInfo info, Maker maker) {
    entries.put(info.name(), new ModelEntry(info, maker));
  }
}
