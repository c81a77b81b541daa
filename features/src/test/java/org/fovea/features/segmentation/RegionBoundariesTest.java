package org.fovea.features.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Crc;
import org.fovea.features.Golden;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionBoundariesTest {
  /** The rows are those that goldens_segmentation.py prints; every pixel is equal. */
  @ParameterizedTest
  @CsvSource({"THICK,0fe7df28,58684ba8", "INNER,35f64ca4,a4865727", "OUTER,907deb40,eb4b4716"})
  void boundariesAreThoseOfScikitImage(RegionBoundaries kind, String found, String marked) {
    Planar<GrayU8> image = Golden.read("segmentation/coffee").rgb();
    GrayS32 labels = new GrayS32(image.width + 3, image.height + 2);
    labels = labels.subimage(1, 2, 1 + image.width, 2 + image.height);
    labels.setTo(new Slic(60, 10).segment(image).labels());
    for (int i = 0; i < labels.data.length; i++) {
      labels.data[i] %= 5;
    }
    assertThat(Crc.of(kind.find(labels, 2).data)).isEqualTo(found);
    Planar<GrayU8> drawn = kind.mark(image, labels, 2, 255, 255, 0);
    byte[] interleaved = new byte[3 * image.width * image.height];
    for (int i = 0; i < interleaved.length; i++) {
      interleaved[i] = drawn.getBand(i % 3).data[i / 3];
    }
    assertThat(Crc.of(interleaved)).isEqualTo(marked);
  }

  @Test
  void onePixelHasNoBoundary() {
    for (RegionBoundaries kind : RegionBoundaries.values()) {
      assertThat(kind.find(new GrayS32(1, 1), 0).data).containsExactly(0);
    }
  }

  @Test
  void aColourNeedsAValueForEachBand() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegionBoundaries.THICK.mark(Images.rgb(2, 2), new GrayS32(2, 2), 0, 255))
        .withMessage("expected a colour of 3 values, got 1");
  }
}
