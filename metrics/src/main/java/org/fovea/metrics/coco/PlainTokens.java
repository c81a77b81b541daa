package org.fovea.metrics.coco;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.NumberInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that programs write, several times as fast as {@link JacksonTokens} before the
 * optimising compiler has come to either. What it answers is what that one answers; for anything
 * out of the ordinary (NaN, integers beyond 18 digits, nesting deeper than 60, very long names and
 * texts), and for what isn't JSON, it gives up with {@link NotPlain}.
 */
final class PlainTokens implements JsonTokens {
  /** Someone else is to read the text, from its beginning. */
  static final class NotPlain extends IOException {
    private static final long serialVersionUID = 1;

    NotPlain() {
      super("not plain JSON");
    }
  }

  private static final int BUFFER = 1 << 16;
  private static final int MAX_TEXT = 1 << 22;
  private static final int MAX_NAME = 64;
  // No number, name or word is longer.
  private static final int AHEAD = 512;
  private static final int MAX_DEPTH = 60;
  private static final int MAX_DIGITS = 18;
  private static final int MAX_SHIFT = 22;
  private static final int NAMES = 64;
  private static final long MAX_EXACT = 1L << 53;
  // all that a double holds exactly
  private static final double[] POWERS_OF_TEN = new double[MAX_SHIFT + 1];

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i <= MAX_SHIFT; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
  }

  private final InputStream in;
  // bytes[end] is 0, which belongs to no token
  private byte[] bytes = new byte[BUFFER + 1];
  private int at;
  private int end;
  private boolean ended;

  private @Nullable JsonToken token;
  // whether each of the values around is an object, the innermost in the lowest bit
  private long objects;
  private int depth;
  // whether a comma or the end of the value around must be next, or the value of a field
  private boolean afterValue;
  private boolean afterName;

  private long integer;
  private double number;
  private int textStart;
  private int textEnd;
  // of one that isn't ASCII
  private @Nullable String decoded;
  private String name = "";
  // a hash table of names by their bytes
  private final @Nullable String[] names = new String[NAMES];
  private final byte[][] nameBytes = new byte[NAMES][0];
  private int nameCount;

  PlainTokens(InputStream in) {
    this.in = in;
  }

  @Override
  public @Nullable JsonToken current() {
    return token;
  }

  @Override
  public @Nullable String nextName() throws IOException {
    return next() == JsonToken.FIELD_NAME ? name : null;
  }

  @Override
  public @Nullable JsonToken next() throws IOException {
    if (end - at < AHEAD && !ended) {
      fill(at);
    }
    int c = skipSpace();
    if (depth == 0) {
      token = afterValue ? end(c) : value(c);
    } else if (afterName) {
      afterName = false;
      token = value(c);
    } else if (c == ']' || c == '}') {
      token = close(c);
    } else {
      if (afterValue) {
        require(c == ',');
        at++;
        c = skipSpace();
      }
      token = (objects & 1) != 0 ? name(c) : value(c);
    }
    return token;
  }

  private static void require(boolean plain) throws NotPlain {
    if (!plain) {
      throw new NotPlain();
    }
  }

  /** Reads on, keeping the bytes from a position on, which becomes position 0. */
  private void fill(int from) throws IOException {
    System.arraycopy(bytes, from, bytes, 0, end - from);
    at -= from;
    end -= from;
    while (!ended && end < bytes.length - 1) {
      int n = in.read(bytes, end, bytes.length - 1 - end);
      if (n < 0) {
        ended = true;
        break;
      }
      end += n;
    }
    bytes[end] = 0;
  }

  private int skipSpace() throws IOException {
    int c = bytes[at];
    while (c <= ' ') {
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        at++;
      } else {
        if (at != end || ended) {
          return c;
        }
        fill(at);
      }
      c = bytes[at];
    }
    // The comma before may have been the last of the bytes ahead.
    if (end - at < AHEAD && !ended) {
      fill(at);
    }
    return c;
  }

  private @Nullable JsonToken end(int c) throws IOException {
    require(c == 0 && at == end);
    return null;
  }

  private JsonToken value(int c) throws IOException {
    afterValue = true;
    return switch (c) {
      case '{' -> open(true, JsonToken.START_OBJECT);
      case '[' -> open(false, JsonToken.START_ARRAY);
      case '"' -> string();
      case 't' -> word("true", JsonToken.VALUE_TRUE);
      case 'f' -> word("false", JsonToken.VALUE_FALSE);
      case 'n' -> word("null", JsonToken.VALUE_NULL);
      default -> number(c);
    };
  }

  private JsonToken open(boolean object, JsonToken kind) throws IOException {
    require(depth < MAX_DEPTH);
    objects = objects << 1 | (object ? 1 : 0);
    depth++;
    at++;
    afterValue = false;
    return kind;
  }

  private JsonToken close(int c) throws IOException {
    boolean object = (objects & 1) != 0;
    require(c == (object ? '}' : ']'));
    objects >>>= 1;
    depth--;
    at++;
    afterValue = true;
    return object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
  }

  private JsonToken word(String word, JsonToken kind) throws IOException {
    for (int i = 0; i < word.length(); i++) {
      require(bytes[at++] == word.charAt(i));
    }
    return kind;
  }

  private JsonToken name(int c) throws IOException {
    require(c == '"');
    byte[] read = bytes;
    int start = at + 1;
    int i = start;
    int hash = 0;
    for (c = read[i]; c != '"'; c = read[++i]) {
      require(c >= ' ' && c != '\\');
      hash = hash * 31 + c;
    }
    at = i;
    require(at - start <= MAX_NAME);
    name = known(start, at, hash ^ hash >>> 6);
    at++;
    require(skipSpace() == ':');
    at++;
    afterName = true;
    return JsonToken.FIELD_NAME;
  }

  /** The one object for a name, so that names need not be made and compare fast. */
  private String known(int from, int to, int hash) {
    int slot = hash & (NAMES - 1);
    for (String known = names[slot]; known != null; known = names[slot]) {
      if (same(nameBytes[slot], from, to)) {
        return known;
      }
      slot = (slot + 1) & (NAMES - 1);
    }
    String made = ascii(from, to).intern();
    // Files full of different names are slow, but not wrong.
    if (nameCount < NAMES / 2) {
      nameCount++;
      nameBytes[slot] = Arrays.copyOfRange(bytes, from, to);
      names[slot] = made;
    }
    return made;
  }

  private boolean same(byte[] known, int from, int to) {
    if (known.length != to - from) {
      return false;
    }
    byte[] read = bytes;
    for (int i = 0; i < known.length; i++) {
      if (known[i] != read[from + i]) {
        return false;
      }
    }
    return true;
  }

  private JsonToken string() throws IOException {
    boolean escaped = false;
    int seen = 0;
    textStart = ++at;
    while (true) {
      byte[] read = bytes;
      int i = at;
      int c = read[i];
      while (c != '"' && c != '\\' && (c & 0x7F) >= ' ') {
        seen |= c;
        c = read[++i];
      }
      at = i;
      if (c == '"') {
        break;
      } else if (c == '\\') {
        escaped = true;
        escape();
      } else if (c < 0) {
        seen |= c;
        at++;
      } else {
        require(at == end);
        readOn();
      }
    }
    textEnd = at++;
    if (escaped) {
      unescape();
    }
    // Bytes beyond ASCII must be UTF-8 in texts that are passed over, too.
    decoded = seen < 0 ? utf8() : null;
    return JsonToken.VALUE_STRING;
  }

  private void unescape() {
    int to = textStart;
    for (int i = textStart; i < textEnd; i++) {
      if (bytes[i] == '\\') {
        i++;
      }
      bytes[to++] = bytes[i];
    }
    textEnd = to;
  }

  private void escape() throws IOException {
    if (++at == end) {
      readOn();
    }
    int c = bytes[at++];
    // Control characters and code points are left to others.
    require(c == '\\' || c == '"' || c == '/');
  }

  /** Reads on inside a text. */
  private void readOn() throws IOException {
    if (end - textStart > bytes.length / 2) {
      require(bytes.length < MAX_TEXT);
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    fill(textStart);
    textStart = 0;
    require(at < end);
  }

  private String utf8() throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes, textStart, textEnd - textStart))
        .toString();
  }

  private JsonToken number(int first) throws IOException {
    byte[] read = bytes;
    int start = at;
    int i = start;
    boolean negative = first == '-';
    if (negative) {
      i++;
    }
    int c = read[i];
    // No number begins with a 0 that another digit follows.
    boolean zero = c == '0';
    int from = i;
    long digits = 0;
    while (c >= '0' && c <= '9') {
      digits = digits * 10 + (c - '0');
      c = read[++i];
    }
    int count = i - from;
    require(count > 0 && (count == 1 || !zero));
    at = i;
    if (c != '.' && (c | 0x20) != 'e') {
      require(count <= MAX_DIGITS);
      integer = negative ? -digits : digits;
      number = integer;
      return JsonToken.VALUE_NUMBER_INT;
    }
    int exponent = 0;
    if (c == '.') {
      int point = i;
      c = read[++i];
      while (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        c = read[++i];
      }
      exponent = point + 1 - i;
      require(exponent < 0);
      count -= exponent;
      at = i;
    }
    if ((c | 0x20) == 'e') {
      exponent += exponent();
    }
    require(at - start < AHEAD / 2);
    if (count > MAX_DIGITS || digits > MAX_EXACT || Math.abs(exponent) > MAX_SHIFT) {
      number = NumberInput.parseDouble(ascii(start, at), true);
    } else {
      // Both are exact, so the result is the closest.
      double size =
          exponent < 0 ? digits / POWERS_OF_TEN[-exponent] : digits * POWERS_OF_TEN[exponent];
      number = negative ? -size : size;
    }
    return JsonToken.VALUE_NUMBER_FLOAT;
  }

  private int exponent() throws IOException {
    int c = bytes[++at];
    boolean negative = c == '-';
    if (negative || c == '+') {
      c = bytes[++at];
    }
    int start = at;
    int value = 0;
    while (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      c = bytes[++at];
    }
    require(at > start && at - start <= 4);
    return negative ? -value : value;
  }

  private String ascii(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void skipChildren() throws IOException {
    if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
      int around = depth - 1;
      while (depth > around) {
        next();
      }
    }
  }

  @Override
  public String text() throws IOException {
    require(token == JsonToken.VALUE_STRING);
    return decoded == null ? ascii(textStart, textEnd) : decoded;
  }

  @Override
  public boolean isLong() {
    return token == JsonToken.VALUE_NUMBER_INT;
  }

  @Override
  public long integer() {
    return integer;
  }

  @Override
  public double number() {
    return number;
  }

  @Override
  public String place() {
    return "";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
