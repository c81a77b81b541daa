package org.fovea.metrics.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.RunLengthMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the readers take and refuse, and that what is written comes back. */
class CocoFilesTest {
  private static final String IMAGES =
      "\"images\":[{\"id\":7,\"file_name\":\"a.png\"},{\"id\":6,\"width\":2,\"height\":2}]";
  private static final String CATEGORIES = "\"categories\":[{\"id\":1,\"name\":\"cat\"}]";

  private final Path folder;

  CocoFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("in.json"), text);
  }

  /** Apostrophes stand for quotes. */
  private DetectionDataset instances(CocoReader reader, String annotations) throws IOException {
    String text = "{" + IMAGES + "," + CATEGORIES + ",\"annotations\":" + annotations + "}";
    return reader.readInstances(file(text.replace('\'', '"')));
  }

  private DetectionTable results(CocoReader reader, String entries) throws IOException {
    DetectionDataset truth =
        new DetectionDataset(
            List.of(new Category(1, "cat")), List.of(new ImageInfo(7, "a.png", 2, 3)), List.of());
    return reader.readResults(file(entries.replace('\'', '"')), truth);
  }

  @Test
  void whatIsWrittenComesBackToTheLastBit() throws IOException {
    double third = 1.0 / 3;
    DetectionDataset data =
        new DetectionDataset(
            List.of(new Category(1, "cat", "animal"), new Category(2, "d\"\u00f6g\n")),
            List.of(new ImageInfo(1L << 40, "b/c.jpg", 640, 480), new ImageInfo(-3, "", 0, 0)),
            List.of(
                new Annotation(
                    0,
                    -3,
                    2,
                    Box.ofXywh(third, 1e-300, 0.1 + 0.2, 1e200),
                    third,
                    true,
                    true,
                    RunLengthMask.of(4, 3, 5, 0, 7)),
                new Annotation(
                    1,
                    1L << 40,
                    1,
                    new Box(0, 0, 1, 1),
                    1,
                    false,
                    false,
                    new Polygons(List.of(new double[] {0, 0, 1, 0, third, 1})),
                    Keypoints.of(third, 2, 1, 4, 5, 0).withLabelled(7))));
    for (String name : List.of("out.json", "out.json.gz")) {
      Path path = folder.resolve(name);
      CocoWriter.writeInstances(path, data);
      DetectionDataset back = new CocoReader().readInstances(path);
      assertThat(back.categories()).isEqualTo(data.categories());
      assertThat(back.images()).isEqualTo(data.images());
      assertThat(back.annotations()).usingRecursiveComparison().isEqualTo(data.annotations());
      byte[] first = Files.readAllBytes(path);
      CocoWriter.writeInstances(path, back);
      assertThat(path).hasBinaryContent(first);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void resultsComeBack() throws IOException {
    List<Detection> found =
        List.of(
            new Detection(3, 1, Box.ofXywh(0.1, 0.2, 0.3, 0.4), 0.1 + 0.2),
            new Detection(
                4,
                2,
                Box.ofXywh(0, 0, 0, 0),
                -1e-9,
                RunLengthMask.of(2, 2, 1, 2, 1),
                Keypoints.of(1, 2.5, 2, 0, 0, 0)));
    Path path = folder.resolve("results.json");
    CocoWriter.writeResults(path, found);
    assertThat(new CocoReader().readResults(path).toList())
        .usingRecursiveComparison()
        .isEqualTo(found);
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    Path path = file("old");
    List<Detection> bad = List.of(new Detection(1, 1, new Box(0, 0, 1, 1), Double.NaN));
    assertThatThrownBy(() -> CocoWriter.writeResults(path, bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("score");
    assertThat(path).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void missingFilesAreMissingFiles() {
    assertThatThrownBy(() -> new CocoReader().readResults(folder.resolve("none.json")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void optionalFieldsHaveDefaults() throws IOException {
    DetectionDataset data =
        instances(
            new CocoReader(),
            "[{'id':1,'image_id':7.0,'category_id':1,'segmentation':[[0,0,4,0,4,2]]},"
                + "{'id':2,'image_id':7,'category_id':1,'bbox':[1,2,3,4],'iscrowd':true}]");
    assertThat(data.annotations().get(0).box()).isEqualTo(new Box(0, 0, 4, 2));
    assertThat(data.annotations().get(0).area()).isEqualTo(8);
    assertThat(data.annotations().get(0).crowd()).isFalse();
    assertThat(data.annotations().get(1).area()).isEqualTo(12);
    assertThat(data.annotations().get(1).crowd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|annotations to be an array",
        "[1]|annotations[0]: expected an object, got 1",
        "[{'image_id':7,'category_id':1,'bbox':[0,0,1,1]}]|annotations[0].id: missing",
        "[{'id':1,'category_id':1,'bbox':[0,0,1,1]}]|annotations[0].image_id: missing",
        "[{'id':1,'image_id':7,'bbox':[0,0,1,1]}]|annotations[0].category_id: missing",
        "[{'id':1,'image_id':7,'category_id':1}]|annotations[0].bbox: missing",
        "[{'id':'x','image_id':7,'category_id':1}]|annotations[0].id: expected an integer, got text",
        "[{'id':1.5}]|annotations[0].id: expected an integer, got 1.5",
        "[{'id':99999999999999999999}]|annotations[0].id: expected an integer, got 9999",
        "[{'category_id':3000000000}]|annotations[0].category_id: expected an integer, got 3000",
        "[{'bbox':[1,2,3]}]|annotations[0].bbox: expected x, y, width and height, got 3",
        "[{'bbox':[1,2,3,'4']}]|annotations[0].bbox: expected finite numbers, got text",
        "[{'bbox':[1,2,3,1e999]}]|annotations[0].bbox: expected finite numbers, got 1e999",
        "[{'bbox':[0,0,-1,1]}]|annotations[0].bbox: negative size, -1.0 x 1.0",
        "[{'bbox':[[1],2,3,4]}]|annotations[0].bbox: expected finite numbers, got an array",
        "[{'area':NaN}]|annotations[0].area: expected a number of at least 0, got NaN",
        "[{'iscrowd':'no'}]|annotations[0].iscrowd: expected 0 or 1, got text",
        "[{'segmentation':[[1,2,3,4]]}]|annotations[0].segmentation: expected x and y of at least 3",
        "[{'segmentation':{'size':[2,2]}}]|annotations[0].segmentation.counts: missing",
        "[{'segmentation':{'counts':[4]}}]|annotations[0].segmentation.size: missing",
        "[{'segmentation':{'size':[2,2],'counts':[5]}}]|annotations[0].segmentation.counts: runs must",
        "[{'segmentation':{'size':[2,2],'counts':'~'}}]|annotations[0].segmentation.counts: character",
        "[{'id':1,'image_id':8,'category_id':1,'bbox':[0,0,1,1]}]|[0].image_id: unknown image 8",
        "[{'id':1,'image_id':7,'category_id':2,'bbox':[0,0,1,1]}]|[0].category_id: unknown category 2",
        "[{'keypoints':[1,2]}]|annotations[0].keypoints: expected x, y and visibility of each, got 2",
        "[{'num_keypoints':-1}]|annotations[0].num_keypoints: expected an integer from 0 to",
        "[{'id':1,'image_id':6,'category_id':1,'segmentation':{'size':[1,4],'counts':[4]}}]"
            + "|[0].segmentation.size: 1 x 4, but image 6 has 2 x 2 pixels",
        "[{'id':1,]|not valid JSON: Unexpected character",
      })
  void flawedAnnotationsAreNamed(String annotations, String message) {
    assertThatThrownBy(() -> instances(new CocoReader(), annotations))
        .isInstanceOf(CocoFormatException.class)
        .hasMessageStartingWith(folder.resolve("in.json") + ": ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|expected results to be an array, got an object",
        "[{'category_id':1,'bbox':[0,0,1,1],'score':1}]|results[0].image_id: missing",
        "[{'image_id':7,'category_id':1,'bbox':[0,0,1,1]}]|results[0].score: missing",
        "[{'image_id':7,'category_id':1,'score':1}]|results[0].bbox: missing",
        "[{'score':NaN}]|results[0].score: expected a finite number, got NaN",
        "[{'score':'1'}]|results[0].score: expected a number, got text (line 1, column 11)",
        "[{'bbox':[0,0,1,-1]}]|results[0].bbox: negative size, 1.0 x -1.0",
        "[{'image_id':8}]|results[0].image_id: unknown image 8",
        "[{'category_id':9}]|results[0].category_id: unknown category 9",
        "[1,2]|results[0]: expected an object, got 1",
        "[{'image_id':7,'category_id':1,'segmentation':{'size':[9,9],'counts':[81]},'score':1}]"
            + "|results[0].segmentation.size: 9 x 9, but image 7 has 3 x 2 pixels",
        "[{'image_id':7,'category_id':1,'segmentation':[[0,0,4,0,4,4]],'score':1}]"
            + "|results[0].segmentation: expected run lengths, as there is no bbox",
        "[] []|expected the end of the file, got an array",
        "[{'image_id':7,'category_id':1,'bbox':[0,0,1,1],'score':1}|not valid JSON: Unexpected end",
      })
  void flawedResultsAreNamed(String entries, String message) {
    assertThatThrownBy(() -> results(new CocoReader(), entries))
        .isInstanceOf(CocoFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void duplicatedIdsAndArraysAreNamed() throws IOException {
    String twice = "{'id':1,'image_id':7,'category_id':1,'bbox':[0,0,1,1]}";
    assertThatThrownBy(() -> instances(new CocoReader(), "[" + twice + "," + twice + "]"))
        .hasMessageContaining("annotations[1].id: 1 is there twice");
    Path path = file("{" + IMAGES + "," + IMAGES + "}");
    assertThatThrownBy(() -> new CocoReader().readInstances(path))
        .hasMessageContaining("images is there twice");
    Path without = file("{" + IMAGES + "," + CATEGORIES + "}");
    assertThatThrownBy(() -> new CocoReader().readInstances(without))
        .hasMessageContaining("expected an array annotations, which is missing");
  }

  @Test
  void lenientReadersLeaveFlawedEntriesOutAndSaySo() throws IOException {
    List<String> heard = new ArrayList<>();
    CocoReader reader = new CocoReader().onFlaw(OnFlaw.SKIP, heard::add);
    DetectionTable table =
        results(
            reader,
            "[{'score':{'a':[1,{'b':2}]},'bbox':[1,[2]]},5,[6],"
                + "{'image_id':7,'category_id':1,'bbox':[0,0,1,1],'score':0.5},"
                + "{'image_id':9,'category_id':1,'bbox':[0,0,1,1],'score':0.5}]");
    assertThat(table.toList()).containsExactly(new Detection(7, 1, Box.ofXywh(0, 0, 1, 1), 0.5));
    assertThat(heard).hasSize(4);
    assertThat(heard.get(0)).startsWith("results[0].score: expected a number, got an object");
    assertThat(heard.get(3)).startsWith("results[4].image_id: unknown image 9");
  }

  @Test
  void aSmallFileMayNotSwellWithoutEnd() throws IOException {
    Path path = folder.resolve("bomb.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 300; i++) {
        out.write(blanks);
      }
    }
    assertThatThrownBy(() -> new CocoReader().readResults(path))
        .isInstanceOf(CocoFormatException.class)
        .hasMessageContaining("200 times");
  }

  @Test
  void deepNestingAndForeignEncodingsAreRefused() throws IOException {
    assertThatThrownBy(() -> new CocoReader().readResults(file("[".repeat(100_000))))
        .isInstanceOf(CocoFormatException.class);
    Path utf32 = folder.resolve("utf32.json");
    Files.write(utf32, new byte[] {0, 0, 0, '[', 0x7f, 0, 0, 0});
    assertThatThrownBy(() -> new CocoReader().readResults(utf32))
        .isInstanceOf(CocoFormatException.class);
    Path latin = folder.resolve("latin.json");
    Files.write(latin, "[{\"\u00e9\":1}]".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new CocoReader().readResults(latin))
        .isInstanceOf(CocoFormatException.class);
  }
}
