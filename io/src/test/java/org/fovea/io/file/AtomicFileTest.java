package org.fovea.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private final Path folder;

  AtomicFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFileThatFailsHalfWayLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    AtomicFile.write(file, out -> out.write('x'));
    assertThat(file).hasContent("x");
  }

  @Test
  void aFolderThatFailsHalfWayLeavesNothing() {
    Path target = folder.resolve("new/data");
    assertThatThrownBy(
            () ->
                AtomicFolder.write(
                    target,
                    false,
                    staging -> {
                      Files.writeString(
                          Files.createDirectory(staging.resolve("a")).resolve("b"), "c");
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(folder.resolve("new")).isEmptyDirectory();
  }

  @Test
  void aFolderAppearsWhole() throws IOException {
    Path target = folder.resolve("data");
    AtomicFolder.write(
        target,
        false,
        staging -> {
          assertThat(target).doesNotExist();
          Files.writeString(Files.createDirectory(staging.resolve("a")).resolve("b"), "c");
        });
    assertThat(target.resolve("a/b")).hasContent("c");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFolderWithFilesIsWrittenOnlyWhereThatIsWanted() throws IOException {
    Path target = Files.createDirectory(folder.resolve("data"));
    AtomicFolder.write(target, false, staging -> Files.writeString(staging.resolve("a"), "1"));
    assertThatThrownBy(() -> AtomicFolder.write(target, false, staging -> {}))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("not empty");
    AtomicFolder.write(target, true, staging -> Files.writeString(staging.resolve("b"), "2"));
    AtomicFolder.write(target, true, staging -> Files.writeString(staging.resolve("a"), "3"));
    assertThat(target.resolve("a")).hasContent("3");
    assertThat(target.resolve("b")).hasContent("2");
    assertThatThrownBy(() -> AtomicFolder.write(target.resolve("a"), true, staging -> {}))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("a file");
  }
}
