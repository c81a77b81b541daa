package org.fovea.samples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.metrics.coco.IouType;

/** COCO's numbers as text for people and for programs. */
final class CocoSummary {
  private static final double NOTHING = -1;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private CocoSummary() {}

  /** A table with a line for each number. */
  static String text(CocoResult result) {
    CocoParams params = result.params();
    List<Double> thresholds = params.iouThresholds();
    String range = overlap(thresholds.get(0));
    if (thresholds.size() > 1) {
      range += ":" + overlap(thresholds.get(thresholds.size() - 1));
    }
    int most = params.maxDetections().get(params.maxDetections().size() - 1);
    StringBuilder text = new StringBuilder();
    line(
        text,
        "",
        "value",
        params.iouType() == IouType.KEYPOINTS ? "OKS" : "IoU",
        "objects",
        "detections");
    for (Map.Entry<String, Double> number : result.summary().entrySet()) {
      String name = number.getKey();
      String rest = name.substring(2);
      boolean isNumber = !rest.isEmpty() && !isSize(rest);
      boolean isOverlap =
          isNumber && (name.startsWith("AP") || params.iouType() == IouType.KEYPOINTS);
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

  /** One object, name to number. */
  static String json(CocoResult result) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      for (Map.Entry<String, Double> number : result.summary().entrySet()) {
        json.writeFieldName(number.getKey());
        if (number.getValue() == NOTHING) {
          json.writeNumber(-1);
        } else {
          json.writeNumber(number.getValue());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + System.lineSeparator();
  }

  /** A line of names and a line of numbers. */
  static String csv(CocoResult result) {
    Map<String, Double> numbers = result.summary();
    String values =
        numbers.values().stream()
            .map(v -> v == NOTHING ? "-1" : v.toString())
            .collect(Collectors.joining(","));
    return String.join(",", numbers.keySet()) + "\n" + values + "\n";
  }
}
