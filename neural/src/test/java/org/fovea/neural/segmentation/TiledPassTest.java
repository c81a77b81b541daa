package org.fovea.neural.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.Random;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiles against one pass over the whole picture. */
class TiledPassTest {
  /** Other shapes take other ways of convolution, and so other roundings. */
  private static final float ROUNDINGS = 1e-5f;

  private static final ModelConfig THREE = ModelConfig.defaults().withClasses(3);
  private static final MirroredWindow WINDOW =
      new MirroredWindow(List.of(0.5, 0.4, 0.3), List.of(0.2, 0.3, 0.4));

  private static SegmentationCard card(SegmentationModel model) {
    return new SegmentationCard(model, 4, 2, List.of("a", "b", "c"), WINDOW.mean(), WINDOW.std());
  }

  private static Planar<GrayU8> picture(int width, int height) {
    Planar<GrayU8> picture = new Planar<>(GrayU8.class, width, height, 3);
    Random random = new Random(7);
    for (GrayU8 band : picture.bands) {
      random.nextBytes(band.data);
    }
    return picture;
  }

  private static Tensor whole(SegmentationNetwork network, Planar<GrayU8> picture) {
    int margin = network.margin();
    Tensor x =
        WINDOW.of(
            picture,
            -margin,
            -margin,
            network.inputFor(picture.width),
            network.inputFor(picture.height));
    network.eval();
    Tensor logits = network.forward(Reshape.reshape(x, 1, x.dim(0), x.dim(1), x.dim(2)));
    return Softmax.softmax(logits, 1);
  }

  private static void compare(Planar<GrayF32> actual, Tensor expected, int border) {
    for (int c = 0; c < 3; c++) {
      for (int y = border; y < actual.height - border; y++) {
        for (int x = border; x < actual.width - border; x++) {
          float wanted = expected.data()[(c * expected.dim(2) + y) * expected.dim(3) + x];
          assertThat(actual.getBand(c).get(x, y))
              .as("class %d at (%d, %d)", c, x, y)
              .isCloseTo(wanted, offset(ROUNDINGS));
        }
      }
    }
  }

  /** Two halvings: pixels further than 22 away have no influence. */
  @ParameterizedTest
  @CsvSource({"113,90,96,8", "113,90,64,0", "60,60,128,16", "200,49,72,4"})
  void paddedNetworksAgreeAwayFromTheEdges(int width, int height, int tile, int blend) {
    UNet unet = new UNet(UNetConfig.padded(4, 2), THREE, new Random(3));
    TileConfig tiles = new TileConfig(tile, 24, blend);
    Planar<GrayU8> picture = picture(width, height);
    PictureSegmenter segmenter = new PictureSegmenter(unet, card(SegmentationModel.UNET), tiles);
    compare(segmenter.probabilities(picture), whole(unet, picture), 24);
  }

  /** The overlap-tile strategy of figure 2: whole pictures are mirrored likewise. */
  @ParameterizedTest
  @CsvSource({"101,64,84,0", "101,64,92,8", "30,20,84,16", "1,1,64,0"})
  void thePapersFormAgreesEverywhere(int width, int height, int tile, int blend) {
    UNet unet = new UNet(new UNetConfig(4, 2, false), THREE, new Random(3));
    Planar<GrayU8> picture = picture(width, height);
    PictureSegmenter segmenter =
        new PictureSegmenter(
            unet, card(SegmentationModel.UNET_PAPER), new TileConfig(tile, 20, blend));
    compare(segmenter.probabilities(picture), whole(unet, picture), 0);
  }

  @Test
  void subImagesGiveWhatTheirCopiesGiveAndProbabilitiesSumUpToOne() {
    UNet unet = new UNet(UNetConfig.padded(4, 2), THREE, new Random(3));
    PictureSegmenter segmenter =
        new PictureSegmenter(unet, card(SegmentationModel.UNET), new TileConfig(32, 4, 8));
    Planar<GrayU8> part = picture(90, 70).subimage(5, 6, 83, 60);
    Planar<GrayF32> probabilities = segmenter.probabilities(part);
    Planar<GrayF32> copied = segmenter.probabilities(part.clone());
    GrayU8 labels = segmenter.labels(part);
    for (int i = 0; i < 78 * 54; i++) {
      float sum = 0;
      float highest = 0;
      for (int c = 0; c < 3; c++) {
        float p = probabilities.getBand(c).data[i];
        assertThat(p).isEqualTo(copied.getBand(c).data[i]);
        sum += p;
        highest = Math.max(highest, p);
      }
      assertThat(sum).isCloseTo(1, offset(ROUNDINGS));
      assertThat(probabilities.getBand(labels.data[i]).data[i]).isEqualTo(highest);
    }
  }

  @Test
  void wrongTilesAreRefused() {
    UNet unet = new UNet(new UNetConfig(4, 2, false), THREE, new Random(3));
    assertThatThrownBy(
            () ->
                new PictureSegmenter(
                    unet, card(SegmentationModel.UNET_PAPER), new TileConfig(84, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("for a network of margin 20");
    assertThatThrownBy(() -> new TileConfig(64, 32, 0)).hasMessageContaining("within the margins");
    assertThatThrownBy(() -> new TileConfig(64, 16, 17)).hasMessageContaining("0 to 16");
  }

  @Test
  void mirrorsAsOftenAsItTakes() {
    int[] mirrored = new int[13];
    for (int i = 0; i < mirrored.length; i++) {
      mirrored[i] = MirroredWindow.mirrored(i - 5, 3);
    }
    assertThat(mirrored).containsExactly(1, 0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2, 1);
    assertThat(MirroredWindow.mirrored(-9, 1)).isZero();
  }
}
