package org.fovea.samples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Opens the report in Chromium where it is installed. */
class BrowserTest {
  // The browser may still write to its profile when its first process has ended.
  @TempDir(cleanup = CleanupMode.NEVER)
  @SuppressWarnings("NullAway.Init") // set by JUnit
  static Path folder;

  private static Optional<Path> chromium() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(dir -> Stream.of("chromium", "chromium-browser").map(Path.of(dir)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The document as it is after its scripts have run. */
  private static String open(Path page) throws IOException, InterruptedException {
    Optional<Path> browser = chromium();
    assumeThat(browser).as("no chromium on the PATH: the report is not opened in one").isPresent();
    Path dom = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                browser.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                "--window-size=1280,900",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(dom);
  }

  @Test
  void tableCurvesAndGalleryAreThere() throws Exception {
    String dom = open(ReportFixture.write(folder).page());
    assertThat(dom).contains("<section id=\"numbers\">", "AP50", "<section id=\"curves\">");
    assertThat(dom).contains("class=\"curve p0\"", "class=\"curve p1\"");
    assertThat(dom).contains("<section id=\"gallery\">", "data:image/jpeg;base64,");
  }

  @Test
  void nothingOverflowsANarrowOrAWideWindow() throws Exception {
    String report = Files.readString(ReportFixture.write(folder).page());
    for (int width : new int[] {400, 1280}) {
      // In a frame, because the browser's own window doesn't get as narrow as a telephone.
      Path frame = folder.resolve("frame.html");
      Files.writeString(
          frame,
          """
          <!DOCTYPE html><meta charset="utf-8"><body>
          <iframe style="border:0;width:%dpx;height:800px" srcdoc="%s"
              onload="let d = this.contentDocument;
                  document.body.innerHTML = 'width ' + d.documentElement.scrollWidth
                      + ', pictures ' + [...d.querySelectorAll('figure svg')]
                          .filter(s => s.getBoundingClientRect().height > 100).length"></iframe>
          """
              .formatted(width, Html.escape(report)));
      String dom = open(frame);
      assertThat(dom).containsPattern("width " + width + ", pictures [5-9]|1[0-9]");
    }
  }
}
