package org.fovea.samples.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine.ParameterException;

/** Tells a person in one line what went wrong. */
final class FailureMessage {
  private FailureMessage() {}

  /** The exception's message, without line breaks; its type only where the message needs it. */
  static String of(Throwable e) {
    Throwable cause =
        e instanceof UncheckedIOException io && io.getCause() != null ? io.getCause() : e;
    return text(cause).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String text(Throwable e) {
    String message = e.getMessage();
    if (message == null) {
      return e.toString();
    }
    if (e instanceof FileSystemException file && file.getReason() == null) {
      // These say nothing but the name.
      if (e instanceof NoSuchFileException) {
        return message + ": no such file";
      } else if (e instanceof AccessDeniedException) {
        return message + ": permission denied";
      } else if (e instanceof NotDirectoryException) {
        return message + ": not a folder";
      }
    }
    boolean tellsItself =
        e.getClass() == IOException.class
            || e instanceof FileSystemException
            || e instanceof FileNotFoundException
            || e instanceof IllegalArgumentException
            || e instanceof ParameterException
            || e.getClass().getName().startsWith("org.fovea.");
    return tellsItself ? message : e.toString();
  }
}
