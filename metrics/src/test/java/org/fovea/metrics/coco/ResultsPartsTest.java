package org.fovea.metrics.coco;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.DetectionTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files read in parts are as files read whole, and cuts in wrong places are noticed. */
class ResultsPartsTest {
  private static final String BOX = "\"bbox\":[1,2.5,3,4],\"score\":0.%d}";

  private final Path file;

  ResultsPartsTest(@TempDir Path folder) {
    file = folder.resolve("results.json");
  }

  /** Reads entries in five parts. */
  private @Nullable DetectionTable read(IntFunction<String> entry) throws IOException {
    Files.writeString(
        file,
        IntStream.range(0, 100).mapToObj(entry).collect(Collectors.joining(" ,\n", "[ ", "]\n")));
    return read();
  }

  private @Nullable DetectionTable read() throws IOException {
    List<DetectionTable> parts =
        new ResultsParts(file, OnFlaw.FAIL, null, null, 5, 100).read(ResultsReader::read);
    if (parts == null) {
      return null;
    }
    assertThat(parts).hasSize(5);
    DetectionTable table = new DetectionTable();
    parts.forEach(table::append);
    return table;
  }

  private static String entry(int i, String more) {
    return "{\"image_id\":%d,\"category_id\":1,%s".formatted(i, more) + BOX.formatted(i);
  }

  @Test
  void partsMakeTheWhole() throws IOException {
    DetectionTable parts = Objects.requireNonNull(read(i -> entry(i, "")));
    assertThat(parts.toList()).isEqualTo(new CocoReader().readResults(file).toList()).hasSize(100);
  }

  @Test
  void masksAndKeypointsComeAlong() throws IOException {
    String mask = "\"segmentation\":{\"size\":[2,2],\"counts\":[1,3]},\"keypoints\":[1,2,2],";
    DetectionTable parts = Objects.requireNonNull(read(i -> entry(i, i % 3 == 0 ? mask : "")));
    assertThat(parts.toList()).isEqualTo(new CocoReader().readResults(file).toList()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Every comma that looks like one between entries is in a text, or in an entry.
        "\"note\":\"x},{x\",",
        "\"parts\":[{},{}],",
        "\"score\":\"high\","
      })
  void whatCannotBeReadInPartsIsLeftToTheReaderOfTheWhole(String more) throws IOException {
    String longer = more.repeat(more.startsWith("\"score") ? 1 : 200);
    assertThat(read(i -> entry(i, longer))).isNull();
  }

  @Test
  void partsOfDifferentKindsAreReadAsAWhole() throws IOException {
    String mask = "\"segmentation\":{\"size\":[2,2],\"counts\":[1,3]},\"score\":1}";
    String masked = "{\"image_id\":1,\"category_id\":1," + mask;
    assertThat(read(i -> i < 50 ? entry(i, "") : masked)).isNull();
  }

  @Test
  void smallFilesAreReadAsAWhole() throws IOException {
    Files.writeString(file, "[]");
    assertThat(read()).isNull();
  }
}
