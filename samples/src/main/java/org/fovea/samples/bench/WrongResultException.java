package org.fovea.samples.bench;

/** What was measured does not compute what it should, so its speed says nothing. */
public final class WrongResultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongResultException(String message) {
    super(message);
  }
}
