package org.fovea.metrics.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.Frequency;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LVIS's rules and files. */
class LvisGoldenTest {
  @TempDir private Path folder = Path.of("");

  private static Path file(String name, String what) {
    return Golden.path("lvis/" + name + "/" + what + ".gz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "ties", "over_300", "over_300_ties", "one_category", "masks"})
  void equalsThePortBitForBit(String name) throws IOException {
    Golden.Node expected = Golden.json(file(name, "expected.json"));
    IouType type = IouType.valueOf(expected.get("iouType").text().toUpperCase(Locale.ROOT));
    CocoReader reader = new CocoReader().only(type);
    DetectionDataset truth = reader.readInstances(file(name, "gt.json"));
    DetectionTable found = reader.readResults(file(name, "dt.json"), truth);
    CocoResult result = CocoEvaluator.evaluate(truth, found, CocoParams.lvis(type));
    assertThat(result.precisions()).isEqualTo(Golden.doubles(file(name, "precision.f64")));
    assertThat(result.recalls()).isEqualTo(Golden.doubles(file(name, "recall.f64")));
    Map<String, Double> numbers = new TreeMap<>();
    expected.get("numbers").fields().forEach((key, node) -> numbers.put(key, node.number()));
    assertThat(result.summary()).isEqualTo(numbers);
    assertThat(result.summary().keySet()).containsExactlyElementsOf(NUMBERS);
    assertThat(result.notes()).isEmpty();
  }

  private static final List<String> NUMBERS =
      List.of(
          "AP", "AP50", "AP75", "APs", "APm", "APl", "APr", "APc", "APf", "AR@300", "ARs@300",
          "ARm@300", "ARl@300");

  @Test
  void fieldsOfLvisAreReadAndWritten() throws IOException {
    DetectionDataset data =
        new DetectionDataset(
            List.of(
                new Category(1, "a", "", Frequency.RARE),
                new Category(2, "b", "", Frequency.COMMON),
                new Category(3, "c", "", Frequency.FREQUENT),
                new Category(4, "d")),
            List.of(
                new ImageInfo(7, "", 5, 6, Set.of(2, 1), Set.of(3)), new ImageInfo(8, "", 1, 1)),
            List.of());
    Path path = folder.resolve("lvis.json");
    CocoWriter.writeInstances(path, data);
    assertThat(new CocoReader().readInstances(path)).isEqualTo(data);
    assertThat(Files.readString(path))
        .contains("\"neg_category_ids\":[1,2],\"not_exhaustive_category_ids\":[3]")
        .contains("\"frequency\":\"r\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"images\":[{\"id\":1,\"neg_category_ids\":[1.5]}],\"categories\":[],\"annotations\":[]}"
            + "|images[0].neg_category_ids: expected integers, got 1.5",
        "{\"images\":[{\"id\":1,\"not_exhaustive_category_ids\":7}],\"categories\":[],"
            + "\"annotations\":[]}"
            + "|images[0].not_exhaustive_category_ids: expected an array of numbers, got 7",
        "{\"images\":[],\"categories\":[{\"id\":1,\"frequency\":\"x\"}],\"annotations\":[]}"
            + "|categories[0].frequency: expected r, c or f, got x"
      })
  void flawedFieldsAreNamed(String textAndFlaw) throws IOException {
    String[] parts = textAndFlaw.split("\\|", 2);
    Path path = Files.writeString(folder.resolve("flawed.json"), parts[0]);
    assertThatThrownBy(() -> new CocoReader().readInstances(path))
        .isInstanceOf(CocoFormatException.class)
        .hasMessageContaining(parts[1]);
  }

  @Test
  void parametersThatLvisDoesNotKnowAreRefused() {
    assertThatThrownBy(() -> CocoParams.lvis(IouType.KEYPOINTS)).hasMessageContaining("KEYPOINTS");
    assertThatThrownBy(() -> CocoParams.defaults().withProtocol(Protocol.LVIS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one maximum of detections, got [1, 10, 100]");
  }

  @Test
  void categoriesWithoutFrequencyAreNoted() {
    CocoResult result = new CocoEvaluator(List.of(1, 2), CocoParams.lvis(IouType.BBOX)).result();
    assertThat(result.notes()).singleElement().asString().startsWith("2 categories state no");
    assertThat(result.get("APr")).isEqualTo(-1);
  }
}
