package org.fovea.metrics.coco;

import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON text, one after the other. */
interface JsonTokens extends Closeable {
  /** Moves to the next token; null at the end. */
  @Nullable JsonToken next() throws IOException;

  /** The token at hand; null before the first and after the last. */
  @Nullable JsonToken current();

  /** Moves to the next token; its name if it is one of a field, else null. */
  @Nullable String nextName() throws IOException;

  /** Moves from the beginning of an object or array to its end; stays at any other token. */
  void skipChildren() throws IOException;

  /** The text at hand, or that of a number or name. */
  String text() throws IOException;

  /** Whether the number at hand is an integer that a long holds. */
  boolean isLong() throws IOException;

  /** Such an integer. */
  long integer() throws IOException;

  /** The number at hand, that closest to its digits. */
  double number() throws IOException;

  /** Where the token at hand is, in brackets with a space before, or nothing. */
  String place();
}
