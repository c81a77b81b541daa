package org.fovea.io.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fovea.io.RealData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealPicturesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bccd",
        "raccoon",
        "pennfudan",
        "coco128",
        "membrane",
        "camvid",
        "classic",
        "cifar10_jpg"
      })
  void everyRealPictureIsRead(String folder) throws IOException {
    List<Path> pictures;
    try (Stream<Path> files = Files.walk(RealData.folder(folder))) {
      pictures = files.filter(f -> ImageFormat.ofName(f).isPresent()).toList();
    }
    Map<Path, String> refused = new TreeMap<>();
    for (Path picture : pictures) {
      try {
        assertThat(ImageFiles.read(picture).totalPixels()).isPositive();
      } catch (ImageFormatException e) {
        refused.put(picture, e.reason());
      }
    }
    assertThat(pictures).isNotEmpty();
    assertThat(refused).isEmpty();
  }
}
