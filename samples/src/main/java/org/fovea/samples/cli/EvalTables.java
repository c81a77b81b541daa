package org.fovea.samples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.voc.VocParams;

/**
 * The numbers of evaluations as text for people and for programs.
 *
 * @param table the numbers in a table that says what each is, of several files side by side
 * @param files the numbers of each file, at least one
 */
record EvalTables(String table, List<EvalNumbers> files) {
  private static final double NOTHING = -1;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  static EvalTables of(CocoParams params, List<EvalNumbers> files) {
    Set<String> names = files.get(0).summary().keySet();
    String first = "%-" + names.stream().mapToInt(String::length).reduce(6, Math::max) + "s";
    String rest = "   %-9s   %-" + objectsWidth(params, names) + "s   %s%n";
    StringBuilder text = new StringBuilder(String.format(first, ""));
    for (int i = 0; i < files.size(); i++) {
      text.append(String.format(" %6s", files.size() == 1 ? "value" : i + 1));
    }
    String overlap = params.iouType() == IouType.KEYPOINTS ? "OKS" : "IoU";
    text.append(String.format(rest, overlap, "objects", "detections"));
    for (String name : names) {
      NumberMeaning meaning = NumberMeaning.of(name, params);
      text.append(String.format(first, name)).append(values(name, files));
      text.append(String.format(rest, meaning.overlap(), meaning.objects(), meaning.detections()));
    }
    return new EvalTables(text.toString(), files);
  }

  private static int objectsWidth(CocoParams params, Set<String> names) {
    return names.stream()
        .mapToInt(name -> NumberMeaning.of(name, params).objects().length())
        .reduce("objects".length(), Math::max);
  }

  static EvalTables of(VocParams params, List<EvalNumbers> files) {
    String points =
        params.interpolation() == VocParams.Interpolation.ELEVEN_POINT ? "11 points" : "all points";
    return new EvalTables(
        String.format(
            "AP%s   mean over classes, IoU %s, %s%n",
            values("AP", files), NumberMeaning.overlap(params.iouThreshold()), points),
        files);
  }

  private static String values(String name, List<EvalNumbers> files) {
    return files.stream()
        .map(f -> String.format(" %6s", shown(f.summary().getOrDefault(name, NOTHING))))
        .collect(Collectors.joining());
  }

  private static String shown(double value) {
    return value == NOTHING ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  private boolean several() {
    return files.size() > 1;
  }

  /** Tables for people. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (several()) {
      for (int i = 0; i < files.size(); i++) {
        text.append(String.format("%d: %s%n", i + 1, files.get(i).file()));
      }
      text.append(System.lineSeparator());
    }
    text.append(table);
    for (int i = 0; i < files.size(); i++) {
      EvalNumbers file = files.get(i);
      if (several() && !(file.categories().isEmpty() && file.errorText().isEmpty())) {
        text.append(String.format("%n%d: %s%n", i + 1, file.file()));
      }
      if (!file.categories().isEmpty()) {
        appendCategories(text, file);
      }
      text.append(file.errorText());
    }
    return text.toString();
  }

  private static void appendCategories(StringBuilder text, EvalNumbers file) {
    int width =
        file.categories().stream().mapToInt(c -> c.category().name().length()).max().orElse(0);
    String names = "%-" + Math.max(width, "class".length()) + "s";
    text.append(System.lineSeparator()).append(String.format(names, "class"));
    file.summary().keySet().forEach(name -> text.append(String.format(" %7s", name)));
    text.append(System.lineSeparator());
    for (EvalNumbers.OfCategory row : file.categories()) {
      text.append(String.format(names, row.category().name()));
      for (String name : file.summary().keySet()) {
        text.append(String.format(" %7s", shown(row.numbers().getOrDefault(name, NOTHING))));
      }
      text.append(System.lineSeparator());
    }
  }

  /**
   * One object, name to number; the classes' numbers in {@code per_class}. Of several files an
   * array {@code detections} of such objects, with the file's name in {@code file}.
   */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      if (several()) {
        json.writeArrayFieldStart("detections");
        for (EvalNumbers file : files) {
          json.writeStartObject();
          json.writeStringField("file", file.file());
          write(json, file);
          json.writeEndObject();
        }
        json.writeEndArray();
      } else {
        write(json, files.get(0));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + System.lineSeparator();
  }

  private static void write(JsonGenerator json, EvalNumbers file) throws IOException {
    writeNumbers(json, file.summary());
    writeNumbers(json, file.errors());
    if (!file.categories().isEmpty()) {
      json.writeArrayFieldStart("per_class");
      for (EvalNumbers.OfCategory row : file.categories()) {
        json.writeStartObject();
        json.writeNumberField("id", row.category().id());
        json.writeStringField("name", row.category().name());
        writeNumbers(json, row.numbers());
        writeNumbers(json, row.errors());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void writeNumbers(JsonGenerator json, Map<String, ? extends Number> numbers)
      throws IOException {
    for (Map.Entry<String, ? extends Number> number : numbers.entrySet()) {
      double value = number.getValue().doubleValue();
      json.writeFieldName(number.getKey());
      if (isWhole(number.getValue())) {
        json.writeNumber((int) value);
      } else if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }

  /** Whether it is a count, or says that there is nothing to measure. */
  private static boolean isWhole(Number number) {
    return number instanceof Integer || number.doubleValue() == NOTHING;
  }

  /**
   * A line of names and one of numbers; with classes, one for all and one for each. Of several
   * files the same for each, with the file's name in the first column.
   */
  String csv() {
    Set<String> errors = new LinkedHashSet<>();
    files.forEach(file -> errors.addAll(file.errors().keySet()));
    Set<String> names = new LinkedHashSet<>(files.get(0).summary().keySet());
    names.addAll(errors);
    boolean perClass = files.stream().anyMatch(file -> !file.categories().isEmpty());
    List<String> lines = new ArrayList<>();
    lines.add((several() ? "file," : "") + (perClass ? "class," : "") + String.join(",", names));
    for (EvalNumbers file : files) {
      String start = several() ? quoted(file.file()) + "," : "";
      lines.add(start + (perClass ? "all," : "") + values(file.summary(), file.errors(), errors));
      for (EvalNumbers.OfCategory row : file.categories()) {
        String name = quoted(row.category().name());
        lines.add(start + name + "," + values(row.numbers(), row.errors(), errors));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String values(
      Map<String, Double> numbers, Map<String, Number> errors, Set<String> errorNames) {
    List<String> cells = new ArrayList<>();
    numbers.values().forEach(value -> cells.add(cell(value)));
    errorNames.forEach(name -> cells.add(cell(errors.getOrDefault(name, Double.NaN))));
    return String.join(",", cells);
  }

  private static String cell(Number number) {
    double value = number.doubleValue();
    if (isWhole(number)) {
      return String.valueOf((int) value);
    }
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }

  private static String quoted(String name) {
    return name.matches("[^,\"\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
