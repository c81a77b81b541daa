package org.fovea.metrics.golden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The reference's inputs and outputs; {@code README.md} beside them says how they were made. */
public final class Golden {
  private Golden() {}

  public static Path path(String name) {
    try {
      return Path.of(Objects.requireNonNull(Golden.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Doubles, little-endian, gzip. */
  public static double[] doubles(Path path) {
    byte[] bytes = gunzip(path);
    double[] values = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }

  public static byte[] gunzip(Path path) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A gzipped JSON file. */
  public static Node json(Path path) {
    try (JsonParser parser = new JsonFactory().createParser(gunzip(path))) {
      parser.nextToken();
      return new Node(value(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON value. */
  public record Node(Object value) {
    public boolean has(String field) {
      return ((Map<?, ?>) value).containsKey(field);
    }

    public Node get(String field) {
      return new Node(Objects.requireNonNull(((Map<?, ?>) value).get(field), field));
    }

    public Map<String, Node> fields() {
      Map<String, Node> fields = new LinkedHashMap<>();
      ((Map<?, ?>) value).forEach((name, v) -> fields.put(String.valueOf(name), new Node(v)));
      return fields;
    }

    public Stream<Node> stream() {
      return ((List<?>) value).stream().map(Node::new);
    }

    public String text() {
      return value.toString();
    }

    public long integer() {
      return (Long) value;
    }

    public double number() {
      return Double.parseDouble(text());
    }

    /** Of numbers, or texts of numbers. */
    public double[] numbers() {
      return stream().mapToDouble(Node::number).toArray();
    }

    /** Of lists of numbers. */
    public double[][] matrix() {
      return stream().map(Node::numbers).toArray(double[][]::new);
    }

    public int[] integers() {
      return stream().mapToInt(n -> (int) n.integer()).toArray();
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          map.put(name, value(parser));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> "null";
    };
  }
}
