package org.fovea.samples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.voc.VocParams;
import org.fovea.metrics.voc.VocResult;

/**
 * The numbers of an evaluation as text for people and for programs.
 *
 * @param table the numbers in a table that says what each is
 * @param summary name to number
 * @param categories the same of each category, empty where they aren't wanted
 */
record EvalTables(String table, Map<String, Double> summary, List<OfCategory> categories) {
  private static final double NOTHING = -1;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  /**
   * The numbers of one category.
   *
   * @param category the category
   * @param numbers name to number
   */
  record OfCategory(Category category, Map<String, Double> numbers) {}

  static EvalTables of(CocoResult result, List<Category> categories) {
    return new EvalTables(
        cocoTable(result),
        result.summary(),
        perCategory(categories, category -> result.summary(category.id())));
  }

  static EvalTables of(VocResult result, List<Category> categories) {
    VocParams params = result.params();
    double mean = result.meanAveragePrecision();
    String points =
        params.interpolation() == VocParams.Interpolation.ELEVEN_POINT ? "11 points" : "all points";
    return new EvalTables(
        String.format(
            "AP %s   mean over classes, IoU %s, %s%n",
            shown(mean), overlap(params.iouThreshold()), points),
        Map.of("AP", mean),
        perCategory(categories, c -> Map.of("AP", result.averagePrecision(c.id()))));
  }

  private static List<OfCategory> perCategory(
      List<Category> categories, Function<Category, Map<String, Double>> numbers) {
    return categories.stream().map(c -> new OfCategory(c, numbers.apply(c))).toList();
  }

  private static String cocoTable(CocoResult result) {
    CocoParams params = result.params();
    boolean keypoints = params.iouType() == IouType.KEYPOINTS;
    List<Double> thresholds = params.iouThresholds();
    String range = overlap(thresholds.get(0));
    if (thresholds.size() > 1) {
      range += ":" + overlap(thresholds.get(thresholds.size() - 1));
    }
    int most = params.maxDetections().get(params.maxDetections().size() - 1);
    StringBuilder text = new StringBuilder();
    line(text, "", "value", keypoints ? "OKS" : "IoU", "objects", "detections");
    for (Map.Entry<String, Double> number : result.summary().entrySet()) {
      String name = number.getKey();
      String rest = name.substring(2);
      boolean isNumber = !rest.isEmpty() && !isSize(rest);
      boolean isOverlap = isNumber && (name.startsWith("AP") || keypoints);
      line(
          text,
          name,
          shown(number.getValue()),
          isOverlap ? "0." + rest : range,
          isSize(rest) ? size(rest) : "all",
          (isNumber && !isOverlap ? rest : most) + " per image and class");
    }
    return text.toString();
  }

  private static boolean isSize(String letter) {
    return letter.equals("s") || letter.equals("m") || letter.equals("l");
  }

  private static String size(String letter) {
    return switch (letter) {
      case "s" -> "small";
      case "m" -> "medium";
      default -> "large";
    };
  }

  private static void line(StringBuilder text, String... cells) {
    text.append(String.format("%-6s %6s   %-9s   %-7s   %s%n", (Object[]) cells));
  }

  private static String overlap(double threshold) {
    return String.format(Locale.ROOT, "%.2f", threshold);
  }

  private static String shown(double value) {
    return value == NOTHING ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  /** Tables for people. */
  String text() {
    if (categories.isEmpty()) {
      return table;
    }
    int width = categories.stream().mapToInt(c -> c.category.name().length()).max().orElse(0);
    String names = "%-" + Math.max(width, "class".length()) + "s";
    StringBuilder text = new StringBuilder(table).append(System.lineSeparator());
    text.append(String.format(names, "class"));
    summary.keySet().forEach(name -> text.append(String.format(" %7s", name)));
    text.append(System.lineSeparator());
    for (OfCategory row : categories) {
      text.append(String.format(names, row.category.name()));
      summary
          .keySet()
          .forEach(
              name ->
                  text.append(
                      String.format(" %7s", shown(row.numbers.getOrDefault(name, NOTHING)))));
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  /** One object, name to number; the classes' numbers in {@code per_class}. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      writeNumbers(json, summary);
      if (!categories.isEmpty()) {
        json.writeArrayFieldStart("per_class");
        for (OfCategory row : categories) {
          json.writeStartObject();
          json.writeNumberField("id", row.category.id());
          json.writeStringField("name", row.category.name());
          writeNumbers(json, row.numbers);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + System.lineSeparator();
  }

  private static void writeNumbers(JsonGenerator json, Map<String, Double> numbers)
      throws IOException {
    for (Map.Entry<String, Double> number : numbers.entrySet()) {
      json.writeFieldName(number.getKey());
      if (number.getValue() == NOTHING) {
        json.writeNumber(-1);
      } else {
        json.writeNumber(number.getValue());
      }
    }
  }

  /** A line of names and one of numbers; with classes, one for all and one for each. */
  String csv() {
    List<String> lines = new ArrayList<>();
    String names = String.join(",", summary.keySet());
    if (categories.isEmpty()) {
      lines.add(names);
      lines.add(values(summary));
    } else {
      lines.add("class," + names);
      lines.add("all," + values(summary));
      for (OfCategory row : categories) {
        lines.add(quoted(row.category.name()) + "," + values(row.numbers));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String values(Map<String, Double> numbers) {
    return numbers.values().stream()
        .map(v -> v == NOTHING ? "-1" : v.toString())
        .collect(Collectors.joining(","));
  }

  private static String quoted(String name) {
    return name.matches("[^,\"\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
