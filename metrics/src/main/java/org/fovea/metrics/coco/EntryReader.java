package org.fovea.metrics.coco;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a JSON file of arrays of entries. It remembers the first flaw of the entry at hand
 * instead of throwing, so that an entry can be read to its end and then be left out.
 */
final class EntryReader implements Closeable {
  /** Numbers in one list, far above what an outline or mask has; keeps memory bounded. */
  private static final int MAX_NUMBERS = 1 << 24;

  private static final int BUFFER = 1 << 16;
  private static final double MAX_EXACT_INTEGER = 1L << 53;

  /** One kind of entry, whose parts are filled anew for each. */
  interface Entry {
    /** Forgets the entry before. */
    void start();

    /** Reads the value of a field, or passes over it. */
    void field(String name) throws IOException;

    /** Reports what is wrong with the whole. */
    void check() throws IOException;

    /** Takes the entry over; called for good ones only. */
    void accept() throws IOException;
  }

  /** Reads the value of a field, or passes over it. */
  interface FieldReader {
    void field(String name) throws IOException;
  }

  /** Where bytes come from. */
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Reads a whole file.
   *
   * @param <T> what it makes of it
   */
  interface Body<T> {
    T read(EntryReader in) throws IOException;
  }

  private final String file;
  private final JsonTokens tokens;
  private final OnFlaw onFlaw;
  private final Consumer<String> warnings;

  private String array = "";
  private long index;
  private @Nullable String flaw;
  private boolean flawIsKept;
  private double[] numbers = new double[64];

  private EntryReader(String file, JsonTokens tokens, OnFlaw onFlaw, Consumer<String> warnings) {
    this.file = file;
    this.tokens = tokens;
    this.onFlaw = onFlaw;
    this.warnings = warnings;
  }

  /**
   * Opens a file, reads it with the body, and turns what the layers below throw into one kind. The
   * body may be called twice.
   */
  static <T> T read(Path path, OnFlaw onFlaw, Consumer<String> warnings, Body<T> body)
      throws IOException {
    T plain = readPlain(path, onFlaw, body);
    return plain != null ? plain : read(path.toString(), () -> open(path), onFlaw, warnings, body);
  }

  /** Reads a file as {@link #readPlain(String, Source, OnFlaw, Body)} does. */
  static <T> @Nullable T readPlain(Path path, OnFlaw onFlaw, Body<T> body) {
    // A pipe can be opened once only, and not by who may give up.
    return Files.isRegularFile(path)
        ? readPlain(path.toString(), () -> open(path), onFlaw, body)
        : null;
  }

  /**
   * Reads what the source opens as {@link #read(Path, OnFlaw, Consumer, Body)} does, but the fast
   * way; null where that doesn't do, because something is out of the ordinary or wrong.
   */
  static <T> @Nullable T readPlain(String file, Source source, OnFlaw onFlaw, Body<T> body) {
    OnFlaw manner = onFlaw == OnFlaw.SKIP ? OnFlaw.FAIL : onFlaw;
    try (InputStream in = source.open();
        EntryReader reader = new EntryReader(file, new PlainTokens(in), manner, warning -> {})) {
      return reader.whole(body);
    } catch (IOException e) {
      return null;
    }
  }

  /** Reads what the source opens as {@link #read(Path, OnFlaw, Consumer, Body)} reads a file. */
  static <T> T read(
      String file, Source source, OnFlaw onFlaw, Consumer<String> warnings, Body<T> body)
      throws IOException {
    try (InputStream in = source.open();
        EntryReader reader = new EntryReader(file, new JacksonTokens(in), onFlaw, warnings)) {
      return reader.whole(body);
    } catch (JsonProcessingException e) {
      throw new CocoFormatException(
          file,
          "not valid JSON: " + e.getOriginalMessage() + JacksonTokens.place(e.getLocation()),
          e);
    } catch (ZipException | EOFException e) {
      throw new CocoFormatException(file, "broken gzip data: " + e.getMessage(), e);
    } catch (CharConversionException e) {
      throw new CocoFormatException(file, "not UTF-8 text: " + e.getMessage(), e);
    }
  }

  private <T> T whole(Body<T> body) throws IOException {
    tokens.next();
    T result = body.read(this);
    if (tokens.next() != null) {
      throw problem("expected the end of the file, got " + describe());
    }
    return result;
  }

  /** A file or a pipe, whose channel throws when it is asked how much is available. */
  private static final class AnyFile extends FilterInputStream {
    AnyFile(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      try {
        return super.available();
      } catch (IOException e) {
        return 0;
      }
    }
  }

  private static InputStream open(Path path) throws IOException {
    InputStream in = new BufferedInputStream(new AnyFile(Files.newInputStream(path)), BUFFER);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return gzip ? new GuardedGzip(in, BUFFER, Files.size(path)) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    tokens.close();
  }

  /** A problem at the place that was come to. */
  CocoFormatException problem(String text) {
    return new CocoFormatException(file, text + tokens.place());
  }

  /** The value at hand in words. */
  private String describe() throws IOException {
    JsonToken token = tokens.current();
    if (token == null) {
      return "the end of the file";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "text";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        String text = tokens.text();
        yield text.length() <= 40 ? text : text.substring(0, 37) + "...";
      }
      default -> tokens.text();
    };
  }

  /** Reads the document, which must be an object. */
  void document(String expected, FieldReader reader) throws IOException {
    if (tokens.current() != JsonToken.START_OBJECT) {
      throw problem("expected " + expected + ", got " + describe());
    }
    fields(reader);
  }

  private void fields(FieldReader reader) throws IOException {
    String name = tokens.nextName();
    while (name != null) {
      tokens.next();
      reader.field(name);
      name = tokens.nextName();
    }
  }

  /** Passes over the value at hand. */
  void skip() throws IOException {
    tokens.skipChildren();
  }

  /** Reads the value at hand, an array of entries. */
  void entries(String name, Entry entry) throws IOException {
    if (tokens.current() != JsonToken.START_ARRAY) {
      throw problem("expected " + name + " to be an array, got " + describe());
    }
    array = name;
    index = 0;
    FieldReader fields = entry::field;
    while (tokens.next() != JsonToken.END_ARRAY) {
      flaw = null;
      entry.start();
      if (tokens.current() == JsonToken.START_OBJECT) {
        fields(fields);
        if (flaw == null) {
          entry.check();
        }
      } else {
        wrongType("", "an object");
      }
      if (settle()) {
        entry.accept();
      }
      index++;
    }
  }

  /** The position in its array of the entry at hand. */
  long index() {
    return index;
  }

  /**
   * Reports a flaw of the entry at hand.
   *
   * @param field where it is, empty for the entry itself
   * @param kept whether the reference has an answer to it
   */
  void flaw(String field, String text, boolean kept) {
    if (flaw == null || (flawIsKept && !kept)) {
      flaw = place(field) + text + tokens.place();
      flawIsKept = kept;
    }
  }

  /**
   * Reports a flaw of an entry read before.
   *
   * @return whether the entry stays
   */
  boolean lateFlaw(String name, long position, String field, String text) throws IOException {
    array = name;
    index = position;
    flaw = place(field) + text;
    flawIsKept = true;
    return settle();
  }

  private String place(String field) {
    return array + "[" + index + "]" + (field.isEmpty() ? "" : ".") + field + ": ";
  }

  /** Returns whether the entry is taken over. */
  private boolean settle() throws IOException {
    if (flaw == null || (flawIsKept && onFlaw == OnFlaw.KEEP)) {
      return true;
    }
    if (onFlaw != OnFlaw.SKIP) {
      throw new CocoFormatException(file, flaw);
    }
    warnings.accept(flaw);
    return false;
  }

  /** Reports the value at hand and passes over it. */
  void wrongType(String field, String expected) throws IOException {
    flaw(field, "expected " + expected + ", got " + describe(), false);
    tokens.skipChildren();
  }

  /** Reads an integer; a number such as 3.0 is one. Reports others and answers 0. */
  long integer(String field, long min, long max) throws IOException {
    JsonToken token = tokens.current();
    if (tokens.isLong()) {
      long value = tokens.integer();
      if (value >= min && value <= max) {
        return value;
      }
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = tokens.number();
      if (Math.rint(value) == value
          && Math.abs(value) <= MAX_EXACT_INTEGER
          && value >= min
          && value <= max) {
        return (long) value;
      }
    }
    boolean ids = min == Long.MIN_VALUE || min == Integer.MIN_VALUE;
    wrongType(field, ids ? "an integer" : "an integer from " + min + " to " + max);
    return 0;
  }

  /** Reads a number, which may be NaN or infinite. Reports other values and answers 0. */
  double number(String field) throws IOException {
    if (isNumber()) {
      return tokens.number();
    }
    wrongType(field, "a number");
    return 0;
  }

  /** Reads text, or null as empty. Reports other values and answers empty. */
  String text(String field) throws IOException {
    JsonToken token = tokens.current();
    if (token == JsonToken.VALUE_STRING) {
      return tokens.text();
    }
    if (token != JsonToken.VALUE_NULL) {
      wrongType(field, "text");
    }
    return "";
  }

  /** Reads true, false or a number that is 0 for false. Reports other values. */
  boolean flag(String field) throws IOException {
    JsonToken token = tokens.current();
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    if (isNumber()) {
      return tokens.number() != 0;
    }
    wrongType(field, "0 or 1");
    return false;
  }

  private boolean isNumber() {
    JsonToken token = tokens.current();
    return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
  }

  boolean isNull() {
    return tokens.current() == JsonToken.VALUE_NULL;
  }

  boolean isText() {
    return tokens.current() == JsonToken.VALUE_STRING;
  }

  boolean isArray() {
    return tokens.current() == JsonToken.START_ARRAY;
  }

  boolean isObject() {
    return tokens.current() == JsonToken.START_OBJECT;
  }

  /**
   * Reads the object at hand within an entry.
   *
   * @return whether nothing was reported since the entry began
   */
  boolean object(FieldReader reader) throws IOException {
    fields(reader);
    return flaw == null;
  }

  /** Moves to the next element of the array that it is in; false at its end. */
  boolean nextElement() throws IOException {
    return tokens.next() != JsonToken.END_ARRAY;
  }

  /**
   * Reads an array of finite numbers.
   *
   * @return how many there are, or -1 after a report
   */
  int numbers(String field) throws IOException {
    if (!isArray()) {
      wrongType(field, "an array of numbers");
      return -1;
    }
    int n = 0;
    while (nextElement()) {
      double value = isNumber() ? tokens.number() : Double.NaN;
      if (!Double.isFinite(value)) {
        return abandon(field, "expected finite numbers, got " + describe());
      }
      if (n == MAX_NUMBERS) {
        return abandon(field, "more than " + MAX_NUMBERS + " numbers");
      }
      if (n == numbers.length) {
        numbers = Arrays.copyOf(numbers, n * 2);
      }
      numbers[n++] = value;
    }
    return n;
  }

  /** Reads an array of ids of categories. Reports others and answers none. */
  Set<Integer> ids(String field) throws IOException {
    Set<Integer> ids = new HashSet<>();
    for (int i = numbers(field) - 1; i >= 0; i--) {
      if (numbers[i] != (int) numbers[i]) {
        flaw(field, "expected integers, got " + numbers[i], false);
        return Set.of();
      }
      ids.add((int) numbers[i]);
    }
    return ids;
  }

  /** Reports a flaw inside an array and goes to its end. */
  private int abandon(String field, String text) throws IOException {
    flaw(field, text, false);
    do {
      tokens.skipChildren();
    } while (nextElement());
    return -1;
  }

  /** What {@link #numbers(String)} read last. */
  double[] numbers() {
    return numbers;
  }
}
