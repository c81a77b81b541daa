package org.fovea.samples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  private static String page = "";
  private static String results = "";

  @BeforeAll
  static void write(@TempDir Path folder) throws IOException {
    page = Files.readString(ReportFixture.write(folder).page());
    results = Files.readString(folder.resolve(ReportFiles.RESULTS));
  }

  private static long count(String regex) {
    return Pattern.compile(regex).matcher(page).results().count();
  }

  @Test
  void theTableHasTwelveNumbersForEachPipeline() {
    String table = page.substring(page.indexOf("id=\"numbers\""), page.indexOf("id=\"effort\""));
    for (CocoNumber number : CocoNumber.values()) {
      assertThat(table).contains("<th>" + number.key + "<small>");
    }
    assertThat(Pattern.compile("<td class=\"num").matcher(table).results().count()).isEqualTo(24);
    assertThat(table).contains("<strong>");
  }

  @Test
  void bothChartsHaveACurveForEachPipeline() {
    assertThat(count("<svg class=\"chart\"")).isEqualTo(2);
    assertThat(count("<path class=\"curve p0\" d=\"M46.0")).isEqualTo(2);
    assertThat(count("<path class=\"curve p1\" d=\"M46.0")).isEqualTo(2);
  }

  @Test
  void theGalleryHoldsThePixelsOnceForEachPicture() {
    assertThat(count("<article>")).isBetween(1L, 3L);
    assertThat(count("href=\"data:image/jpeg;base64,")).isEqualTo(count("<article>"));
    assertThat(count("<use href=\"#picture-")).isEqualTo(2 * count("<article>"));
    assertThat(page).contains("class=\"right\"", "class=\"wrong\"", "class=\"missed\"");
  }

  @Test
  void nothingIsFetchedFromElsewhere() {
    assertThat(page).doesNotContainIgnoringCase("<script").doesNotContain("http://", "https://");
    assertThat(count("<link|@import|url\\(")).isZero();
  }

  @Test
  void textIsEscaped() {
    assertThat(page).contains("three &lt;scenes&gt;", "Fake &lt;rcnn&gt;", "&lt;sticks&gt;");
    assertThat(page).doesNotContain("<scenes>", "<rcnn>", "<sticks>");
  }

  @Test
  void everyElementIsClosed() {
    Deque<String> open = new ArrayDeque<>(List.of("html"));
    Pattern.compile("<(/?)([a-z0-9]+)[^>]*?(/?)>")
        .matcher(page.substring(page.indexOf("<body>")))
        .results()
        .filter(tag -> tag.group(3).isEmpty())
        .forEach(
            tag -> {
              if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
              } else {
                assertThat(open.pop()).isEqualTo(tag.group(2));
              }
            });
    assertThat(open).isEmpty();
  }

  @Test
  void resultsAreValidJson() throws IOException {
    int tokens = 0;
    try (JsonParser json = new JsonFactory().createParser(results)) {
      while (json.nextToken() != null) {
        tokens++;
      }
    }
    assertThat(tokens).isGreaterThan(900);
    assertThat(results)
        .contains("\"AP50\"", "\"precisionMean\"", "\"status\" : \"done\"", "\"p90\"");
  }
}
