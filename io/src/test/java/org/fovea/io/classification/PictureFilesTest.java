package org.fovea.io.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.features.image.Images;
import org.fovea.io.RealData;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.dataset.Split;
import org.fovea.io.image.ImageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder per class, and lists of files. */
class PictureFilesTest {
  private final Path root;
  private final List<String> warnings = new ArrayList<>();

  PictureFilesTest(@TempDir Path root) {
    this.root = root;
  }

  private void picture(String name, int width) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    ImageFiles.write(Images.rgb(width, 2), file);
  }

  private LabelledImageSet read(Path input) throws IOException {
    return ClassificationDatasets.read(input, warnings::add);
  }

  private List<String> sources(LabelledImageSet set) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      names.add(root.relativize(Path.of(set.source(i))).toString());
    }
    return names;
  }

  private static LabelledImageSet part(Map<Split, LabelledImageSet> splits, Split split) {
    return Objects.requireNonNull(splits.get(split), () -> "no split " + split);
  }

  @Test
  void foldersAreClassesByName() throws IOException {
    picture("zebra/b.png", 1);
    picture("zebra/a.png", 2);
    picture("ant/deep/er/c.png", 3);
    picture(".cache/x.png", 9);
    Files.writeString(root.resolve("ant/notes.txt"), "no picture");
    LabelledImageSet set = read(root);
    assertThat(set.classNames()).containsExactly("ant", "zebra");
    assertThat(sources(set)).containsExactly("ant/deep/er/c.png", "zebra/a.png", "zebra/b.png");
    assertThat(set.labels()).containsExactly(0, 1, 1);
    assertThat(set.image(1).width).isEqualTo(2);
    assertThat(set.grayImage(1).width).isEqualTo(2);
    assertThat(warnings).isEmpty();
  }

  @Test
  void picturesThatCannotBeReadAreToldAndLeftOut() throws IOException {
    picture("ant/a.png", 1);
    Files.writeString(root.resolve("ant/b.jpg"), "no picture");
    Files.createDirectories(root.resolve("bee"));
    LabelledImageSet set = read(root);
    assertThat(set.size()).isEqualTo(1);
    assertThat(set.classNames()).containsExactly("ant", "bee");
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(0)).contains("b.jpg").endsWith("it is left out");
    assertThat(warnings.get(1)).endsWith("bee: there are no pictures of this class");
  }

  @Test
  void foldersNamedAsSplitsAreSplits() throws IOException {
    picture("train/ant/a.png", 1);
    picture("train/train/t.png", 1);
    picture("val/ant/b.png", 1);
    picture("test/unlabelled.png", 1);
    Map<Split, LabelledImageSet> splits = ClassificationDatasets.readSplits(root, warnings::add);
    assertThat(splits.keySet()).containsExactly(Split.TRAIN, Split.VAL);
    assertThat(part(splits, Split.VAL).classNames()).containsExactly("ant", "train");
    assertThat(part(splits, Split.TRAIN).labels()).containsExactly(0, 1);
    assertThat(read(root).size()).isEqualTo(3);
    picture("bus/c.png", 1);
    assertThat(read(root).classNames()).containsExactly("bus", "test", "train", "val");
  }

  @Test
  void listsMayHaveAHeaderAndQuotes() throws IOException {
    picture("a.png", 1);
    picture("b, c.png", 2);
    Path list = root.resolve("labels.csv");
    Files.writeString(list, "\ufeffa.png,10\r\n\"b, c.png\",9\r\nlost.png,9");
    LabelledImageSet set = read(list);
    assertThat(set.classNames()).containsExactly("9", "10");
    assertThat(set.labels()).containsExactly(1, 0);
    assertThat(set.image(1).width).isEqualTo(2);
    assertThat(warnings)
        .containsExactly(root.resolve("lost.png") + ": there is no such picture, it is left out");
    Files.writeString(list, "id,Label,File\n1,\"a \"\"big\"\" cat\",a.png\n\n2,ant,\"b, c.png\"\n");
    assertThat(read(list).classNames()).containsExactly("a \"big\" cat", "ant");
    assertThat(read(list).labels()).containsExactly(0, 1);
  }

  @Test
  void wrongLinesAreNamed() throws IOException {
    Path list = root.resolve("labels.csv");
    refused(list, "", "is empty");
    refused(list, "a.png,1\n\"b\nb.png\",1\nc.png\n", "line 4: got [c.png]");
    refused(list, "a.png,1\n\"b.png,1\n", "line 2: has a quote that is not closed");
    refused(list, "a.png,1\n\"b.png\"x,1\n", "line 2: has text after a closing quote");
    refused(list, "name,kind\na.png,1\n", "line 1: has the fields [name, kind]");
    refused(list, "a.png,1\nb.png,\n", "line 2: got [b.png, ]");
    refused(list, "a.png,1\n\0.png,1\n", "line 2: got");
    refused(list, "a.png,1\n", "lists no picture that can be read");
  }

  private void refused(Path list, String text, String said) throws IOException {
    Files.writeString(list, text);
    assertThatThrownBy(() -> read(list))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(said);
  }

  @Test
  void whatIsNoDataSetIsRefused() throws IOException {
    assertThatThrownBy(() -> read(root)).hasMessageContaining("holds no picture that can be read");
    assertThatThrownBy(() -> read(root.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    Path file = Files.writeString(root.resolve("some.txt"), "text");
    assertThatThrownBy(() -> read(file)).hasMessageContaining("expected a folder, a .csv");
  }

  @Test
  void readsCifarAsJpeg() throws IOException {
    LabelledImageSet set = read(RealData.folder("cifar10_jpg"));
    assertThat(set.size()).isEqualTo(5000);
    assertThat(set.classNames()).hasSize(10).startsWith("airplane", "automobile");
    assertThat(set.image(4999).width).isEqualTo(32);
    assertThat(warnings).isEmpty();
  }
}
