package org.fovea.metrics.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds it against Jackson: the same tokens, or none. */
class PlainTokensTest {
  private static final int TEXTS = 400;
  private static final int MUTATIONS = 20;

  private static List<String> tokens(JsonTokens in) throws IOException {
    List<String> seen = new ArrayList<>();
    String name = in.nextName();
    for (JsonToken token = in.current(); token != null; token = in.current()) {
      StringBuilder text = new StringBuilder(token.name());
      if (token == JsonToken.FIELD_NAME) {
        text.append(name);
      } else if (token == JsonToken.VALUE_STRING) {
        text.append(in.text());
      } else if (token.isNumeric()) {
        text.append(Double.doubleToRawLongBits(in.number()));
        text.append(in.isLong() ? " " + in.integer() : "");
      }
      seen.add(text.toString());
      name = in.nextName();
    }
    return seen;
  }

  private static List<String> plain(byte[] text) throws IOException {
    return tokens(new PlainTokens(new ByteArrayInputStream(text)));
  }

  private static List<String> jackson(byte[] text) throws IOException {
    return tokens(new JacksonTokens(new ByteArrayInputStream(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A value such as programs write, with more spaces and stranger texts. */
  private static void write(Random random, int depth, StringBuilder out) {
    int kind = random.nextInt(depth == 0 ? 2 : depth < 5 ? 7 : 5) + (depth == 0 ? 5 : 0);
    switch (kind) {
      case 0 -> out.append(random.nextInt(2001) - 1000);
      case 1 -> out.append(Math.round(random.nextDouble() * 1e5) / 100.0);
      case 2 -> out.append(random.nextGaussian() * Math.pow(10, random.nextInt(80) - 40));
      case 3 ->
          out.append(List.of("true", "false", "null", "0", "-0", "-0.0").get(random.nextInt(6)));
      case 4 -> text(random, out);
      default -> {
        out.append(kind == 5 ? '[' : '{');
        int n = random.nextInt(6);
        for (int i = 0; i < n; i++) {
          out.append(i == 0 ? "" : ",").append(" \n\t\r".repeat(random.nextInt(3)));
          if (kind == 6) {
            text(random, out);
            out.append(random.nextBoolean() ? ":" : " : ");
          }
          write(random, depth + 1, out);
        }
        out.append(kind == 5 ? ']' : '}');
      }
    }
  }

  private static void text(Random random, StringBuilder out) {
    out.append('"');
    for (int i = random.nextInt(random.nextInt(50) == 0 ? 2000 : 12); i > 0; i--) {
      int c = random.nextInt(60);
      out.append(c == 0 ? "\\\\" : c == 1 ? "\\\"" : c == 2 ? "é€😀" : (char) ('A' + c % 26) + "");
    }
    out.append('"');
  }

  @Test
  void readsWhatJacksonReads() throws IOException {
    Random random = new Random(1);
    int read = 0;
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      write(random, 0, text);
      byte[] bytes = bytes(text.toString());
      try {
        assertThat(plain(bytes)).isEqualTo(jackson(bytes));
        read++;
      } catch (PlainTokens.NotPlain e) {
        // Names with escapes or beyond ASCII, or very long ones.
      }
    }
    assertThat(read).isGreaterThan(TEXTS / 2);
  }

  @Test
  void readsNothingThatJacksonRefuses() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      write(random, 0, text);
      byte[] good = bytes(text.toString());
      for (int m = 0; m < MUTATIONS; m++) {
        byte[] bad = good.clone();
        String others = "{}[],:\"\\ 0129.-+eEtn\0\u0001";
        bad[random.nextInt(bad.length)] = (byte) others.charAt(random.nextInt(others.length()));
        if (random.nextInt(8) == 0) {
          bad[random.nextInt(bad.length)] = (byte) (128 + random.nextInt(128));
        }
        List<String> seen;
        try {
          seen = plain(bad);
        } catch (IOException e) {
          continue;
        }
        assertThat(seen).as(new String(bad, StandardCharsets.UTF_8)).isEqualTo(jackson(bad));
      }
    }
  }

  @Test
  void numbersAreTheClosest() throws IOException {
    Random random = new Random(3);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      numbers.add(
          switch (i % 4) {
            case 0 -> Double.toString(random.nextDouble());
            case 1 -> Float.toString((float) (random.nextGaussian() * 1000));
            case 2 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            default -> random.nextInt(9_999_999) + "." + (random.nextLong() >>> 1) + "E-" + i % 30;
          });
    }
    numbers.removeIf(number -> !Double.isFinite(Double.parseDouble(number)));
    PlainTokens in = new PlainTokens(new ByteArrayInputStream(bytes(numbers.toString())));
    in.next();
    for (String number : numbers) {
      in.next();
      assertThat(in.number()).as(number).isEqualTo(Double.parseDouble(number));
    }
  }

  @Test
  void textsAndSpacesMayBeLongerThanTheBuffer() throws IOException {
    String longText = "ab\\\\".repeat(60_000);
    byte[] text =
        bytes(
            "[\""
                + longText
                + "\","
                + " ".repeat(200_000)
                + "{\"a\":1,"
                + "\n".repeat(70_000)
                + "\"b\":\""
                + longText
                + "\"}]");
    assertThat(plain(text)).isEqualTo(jackson(text));
  }

  @Test
  void passesOverWhatIsAskedTo() throws IOException {
    PlainTokens in =
        new PlainTokens(new ByteArrayInputStream(bytes("{\"a\":[[1],{\"b\":[]}],\"c\":2}")));
    in.next();
    assertThat(in.nextName()).isEqualTo("a");
    in.next();
    in.skipChildren();
    assertThat(in.current()).isEqualTo(JsonToken.END_ARRAY);
    assertThat(in.nextName()).isEqualTo("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[1,]",
        "[,1]",
        "{\"a\":}",
        "{\"a\" 1}",
        "{,}",
        "[1 2]",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[1e]",
        "[nul]",
        "[nulll]",
        "[\"a]",
        "[\"\\x\"]",
        "[NaN]",
        "[1",
        "[1}",
        "[1]]",
        "{\"a\":1]",
        "[12345678901234567890]",
        "[\"\\u0041\"]"
      })
  void givesUp(String text) {
    assertThatThrownBy(() -> plain(bytes(text))).isInstanceOf(PlainTokens.NotPlain.class);
  }
}
