package org.fovea.io.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.fovea.io.RealData;
import org.fovea.io.dataset.Split;
import org.fovea.io.image.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts, classes and values of masks. */
class SegmentationDatasetsTest {
  private static final SegmentationReadConfig DEFAULTS = SegmentationReadConfig.defaults();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final List<String> warnings = new ArrayList<>();

  private void write(String file, int... values) throws IOException {
    GrayU8 picture = new GrayU8(values.length, 1);
    for (int i = 0; i < values.length; i++) {
      picture.data[i] = (byte) values[i];
    }
    ImageFiles.write(picture, folder.resolve(file));
  }

  private Map<Split, SegmentationSet> read(SegmentationReadConfig config) throws IOException {
    return SegmentationDatasets.readSplits(folder, config, warnings::add);
  }

  private static SegmentationSet part(Map<Split, SegmentationSet> sets, Split split) {
    return Objects.requireNonNull(sets.get(split));
  }

  @Test
  void readsCamVidsLayoutInTheOrderOfNumbers() throws Exception {
    for (int i : new int[] {10, 9}) {
      write("train/%d.png".formatted(i), 1, 2, 3);
      write("trainannot/%d.png".formatted(i), 0, i - 8, 3);
    }
    write("train/11.png", 1);
    write("val/a.png", 7, 8, 9);
    write("valannot/a.png", 2, 3, 255);
    Map<Split, SegmentationSet> sets = read(DEFAULTS.withVoidLabel(3));
    assertThat(sets).containsOnlyKeys(Split.TRAIN, Split.VAL);
    assertThat(part(sets, Split.TRAIN).classNames()).containsExactly("0", "1", "2");
    assertThat(part(sets, Split.TRAIN).get(0).labels().data).containsExactly(0, 1, -1);
    assertThat(part(sets, Split.TRAIN).source(1)).endsWith("10.png");
    assertThat(part(sets, Split.VAL).mask(0).data).containsExactly(2, -1, -1);
    assertThat(part(sets, Split.VAL).image(0).getBand(2).data).containsExactly(7, 8, 9);
    assertThat(warnings).singleElement().asString().contains("11.png: there is no mask");
    assertThat(part(sets, Split.TRAIN).subset(1).mask(0).data).containsExactly(0, 2, -1);
  }

  @Test
  void masksOfBlackAndWhiteAreOfTwoClasses() throws Exception {
    write("train/image/1.png", 5, 6);
    write("train/label/1.png", 0, 255);
    SegmentationSet set = part(read(DEFAULTS), Split.TRAIN);
    assertThat(set.mask(0).data).containsExactly(0, 1);
    Files.writeString(folder.resolve("classes.txt"), "membrane\ncell\n");
    assertThat(part(read(DEFAULTS), Split.TRAIN).classNames()).containsExactly("membrane", "cell");
    assertThat(part(read(DEFAULTS), Split.TRAIN).mask(0).data).containsExactly(0, 1);
  }

  /** As Pascal VOC stores them. */
  @Test
  void palettesAreNotLookedUp() throws Exception {
    byte[] red = {0, (byte) 128, 7};
    byte[] others = {0, 0, 9};
    BufferedImage mask =
        new BufferedImage(
            3, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 3, red, others, others));
    mask.getRaster().setPixels(0, 0, 3, 1, new int[] {2, 0, 1});
    write("images/x.png", 1, 2, 3);
    Files.createDirectories(folder.resolve("masks"));
    ImageIO.write(mask, "png", folder.resolve("masks/x.png").toFile());
    assertThat(part(read(DEFAULTS), Split.ALL).mask(0).data).containsExactly(2, 0, 1);
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertThatThrownBy(() -> read(DEFAULTS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected train and trainannot, or image and label");
    write("images/x.png", 1, 2, 3);
    write("masks/x.png", 0, 4);
    SegmentationSet set = part(read(DEFAULTS), Split.ALL);
    assertThatThrownBy(() -> set.get(0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("mask of 2 x 1 for a picture of 3 x 1");
    SegmentationSet two = part(read(DEFAULTS.withClassNames(List.of("a", "b"))), Split.ALL);
    assertThatThrownBy(() -> two.mask(0))
        .hasMessageContaining("pixel (1, 0): mask has value 4, expected 0..1 or 255");
    assertThatThrownBy(() -> DEFAULTS.withVoidLabel(256)).hasMessageContaining("voidLabel is 256");
  }

  @Test
  void readsTheSharedDataSets() throws Exception {
    Path membrane = RealData.folder("membrane");
    Path camvid = RealData.folder("camvid");
    SegmentationSet cells =
        part(SegmentationDatasets.readSplits(membrane, DEFAULTS, warnings::add), Split.TRAIN);
    assertThat(cells.size()).isEqualTo(30);
    assertThat(cells.classNames()).hasSize(2);
    assertThat(cells.source(24)).endsWith("24.png");
    Map<Split, SegmentationSet> streets =
        SegmentationDatasets.readSplits(camvid, DEFAULTS.withVoidLabel(11), warnings::add);
    assertThat(part(streets, Split.TRAIN).size()).isEqualTo(50);
    assertThat(part(streets, Split.VAL).size()).isEqualTo(14);
    assertThat(part(streets, Split.VAL).classNames()).hasSize(11);
    assertThat(part(streets, Split.VAL).get(13).labels().width).isEqualTo(480);
    assertThat(warnings).isEmpty();
  }
}
