package org.fovea.features.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import org.fovea.features.Crc;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatershedTest {
  /** The rows are among those that goldens_segmentation.py prints; whole label maps are equal. */
  @ParameterizedTest
  @CsvSource({
    "camera,false,0,false,false,1492dde6",
    "camera,false,0,false,true,6036cb1e",
    "camera,false,0,true,false,1b12ddbb",
    "camera,false,0,true,true,7777e7a8",
    "coffee,false,0,false,false,d1660bd0",
    "coffee,false,0,false,true,012bee78",
    "coffee,false,0,true,false,450cf93c",
    "coffee,false,0,true,true,0a8c68b6",
    "coffee,false,0.5,false,false,07a858fa",
    "coffee,false,0.5,false,true,5c34b2de",
    "coffee,false,0.5,true,false,5fa190ec",
    "coffee,false,0.5,true,true,17755bfa",
    "coffee,true,0,false,false,6e5b7951",
    "coffee,true,0,false,true,82c16008",
    "coffee,true,0,true,false,41008c80",
    "coffee,true,0,true,true,f7199a1b",
    "coffee,true,0.5,false,false,069729cf",
    "coffee,true,0.5,false,true,31f5b640",
    "coffee,true,0.5,true,false,a814140f",
    "coffee,true,0.5,true,true,ef350066"
  })
  void basinsAreThoseOfScikitImage(
      String name,
      boolean diagonals,
      double compactness,
      boolean lines,
      boolean masked,
      String crc) {
    Golden picture = Golden.read("segmentation/" + name);
    GrayU8 gray = picture.shape().length == 2 ? picture.gray() : picture.rgb().getBand(1);
    GrayF32 heights = Views.inside(Images.toF32(gray));
    GrayS32 markers = new GrayS32(gray.width + 3, gray.height + 2);
    markers = markers.subimage(2, 1, 2 + gray.width, 1 + gray.height);
    int label = 0;
    for (int y = 5; y < gray.height; y += 20) {
      for (int x = 7; x < gray.width; x += 20) {
        markers.set(x, y, ++label);
      }
    }
    GrayU8 mask = new GrayU8(gray.width, gray.height);
    for (int i = 0; i < mask.data.length; i++) {
      mask.data[i] = (byte) ((i % gray.width + i / gray.width) % 37 > 2 ? 1 : 0);
    }
    Watershed watershed = new Watershed(diagonals, compactness, lines);
    GrayS32 basins =
        masked
            ? watershed.flood(heights, markers, Views.inside(mask))
            : watershed.flood(heights, markers);
    assertThat(Crc.of(basins.data)).isEqualTo(crc);
  }

  @Test
  void withoutMarkersNothingIsFlooded() {
    assertThat(Watershed.plain().flood(new GrayF32(3, 2), new GrayS32(3, 2)).data).containsOnly(0);
  }

  @Test
  void onePixelIsItsMarker() {
    GrayS32 marker = new GrayS32(1, 1);
    marker.set(0, 0, 7);
    assertThat(new Watershed(true, 1, true).flood(new GrayF32(1, 1), marker).data)
        .containsExactly(7);
  }

  @Test
  void wrongInputIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Watershed(true, -1, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Watershed.plain().flood(new GrayF32(3, 2), new GrayS32(2, 3)))
        .withMessageContaining("3 x 2 and 2 x 3");
  }
}
