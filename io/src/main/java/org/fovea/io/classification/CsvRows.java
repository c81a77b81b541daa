package org.fovea.io.classification;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fovea.io.dataset.DatasetFormatException;

/**
 * Splits text into rows and fields as RFC 4180 says: fields are divided by commas, one in quotes
 * may hold commas, line breaks and doubled quotes. Empty lines are left out.
 */
final class CsvRows {
  private final Path file;
  private final String text;
  private int at;
  private int line = 1;

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param fields at least one
   */
  record Row(int line, List<String> fields) {}

  private CsvRows(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  static List<Row> of(Path file, String text) throws DatasetFormatException {
    CsvRows rows = new CsvRows(file, text);
    List<Row> all = new ArrayList<>();
    while (rows.at < text.length()) {
      Row row = rows.row();
      if (row.fields().size() > 1 || !row.fields().get(0).isBlank()) {
        all.add(row);
      }
    }
    return all;
  }

  private Row row() throws DatasetFormatException {
    int first = line;
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      fields.add(field());
    }
    endOfLine();
    return new Row(first, fields);
  }

  private String field() throws DatasetFormatException {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int from = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  private String quoted() throws DatasetFormatException {
    int opened = line;
    StringBuilder field = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        if (at == text.length() || text.charAt(at) != '"') {
          return field.toString();
        }
      } else if (c == '\n') {
        line++;
      }
      field.append(c);
    }
    throw new DatasetFormatException(file, "line " + opened, "has a quote that is not closed");
  }

  private void endOfLine() throws DatasetFormatException {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
      if (at == text.length() || text.charAt(at) != '\n') {
        line++;
        return;
      }
    }
    if (at < text.length()) {
      if (text.charAt(at) != '\n') {
        throw new DatasetFormatException(
            file, "line " + line, "has text after a closing quote, expected a comma");
      }
      at++;
      line++;
    }
  }
}
