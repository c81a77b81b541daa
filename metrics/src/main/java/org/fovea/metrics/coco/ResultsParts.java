package org.fovea.metrics.coco;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.DetectionDataset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a large results file at the same time.
 *
 * <p>It is cut at commas that look as if they stood between two entries. A cut elsewhere, in a text
 * or inside an entry, leaves a part that is no valid array, so parts that can all be read are the
 * whole. In any other case the file is to be read from its beginning, which also finds the right
 * words for what is wrong with it.
 */
final class ResultsParts {
  private static final int LEAST_PART = 1 << 22;
  // Longer than nearly every entry.
  private static final int WINDOW = 1 << 16;
  private static final Pattern BETWEEN_ENTRIES = Pattern.compile("\\}\\s*(,)\\s*\\{");

  private final Path path;
  private final OnFlaw onFlaw;
  private final @Nullable IouType only;
  private final @Nullable DetectionDataset truth;
  private final int mostParts;
  private final int leastPart;

  /**
   * What a part holds.
   *
   * @param <T> what is made of its entries
   * @param kind what its entries are
   * @param content what was made of them
   */
  private record Part<T>(ResultsReader.Kind kind, T content) {}

  /**
   * Reads a part with a reader of its own.
   *
   * @param <T> what is made of it
   */
  interface Body<T> {
    T read(ResultsReader reader) throws IOException;
  }

  /** As many parts as there are processors, each worth a thread. */
  ResultsParts(Path path, OnFlaw onFlaw, @Nullable IouType only, @Nullable DetectionDataset truth) {
    this(path, onFlaw, only, truth, Runtime.getRuntime().availableProcessors(), LEAST_PART);
  }

  /**
   * @param mostParts how many parts there are at most
   * @param leastPart how many bytes a part has at least
   */
  ResultsParts(
      Path path,
      OnFlaw onFlaw,
      @Nullable IouType only,
      @Nullable DetectionDataset truth,
      int mostParts,
      int leastPart) {
    this.path = path;
    this.mostParts = mostParts;
    this.leastPart = leastPart;
    this.onFlaw = onFlaw == OnFlaw.SKIP ? OnFlaw.FAIL : onFlaw;
    this.only = only;
    this.truth = truth;
  }

  /**
   * Reads the file.
   *
   * @param body reads each part, maybe twice
   * @return what the parts are in file order, or null if the file is to be read as a whole
   */
  <T> @Nullable List<T> read(Body<T> body) throws IOException {
    // A pipe can be opened once only.
    if (!Files.isRegularFile(path)) {
      return null;
    }
    try (FileChannel file = FileChannel.open(path)) {
      List<Long> cuts = cuts(file);
      if (cuts.isEmpty()) {
        return null;
      }
      List<@Nullable Part<T>> parts =
          IntStream.rangeClosed(0, cuts.size())
              .parallel()
              .mapToObj(
                  i -> {
                    long from = i == 0 ? 0 : cuts.get(i - 1) + 1;
                    boolean last = i == cuts.size();
                    return read(from, last ? Long.MAX_VALUE : cuts.get(i), i > 0, !last, body);
                  })
              .toList();
      return joined(parts);
    }
  }

  private static <T> @Nullable List<T> joined(List<@Nullable Part<T>> parts) {
    List<T> contents = new ArrayList<>();
    ResultsReader.Kind kind = null;
    for (Part<T> part : parts) {
      if (part == null || (kind != null && part.kind != kind)) {
        return null;
      }
      kind = part.kind;
      contents.add(part.content);
    }
    return contents;
  }

  /** Where the commas between parts of about the same size are. */
  private List<Long> cuts(FileChannel file) throws IOException {
    long size = file.size();
    long parts = Math.min(mostParts, size / leastPart);
    List<Long> cuts = new ArrayList<>();
    for (long i = 1; i < parts; i++) {
      long from = size / parts * i;
      ByteBuffer window = ByteBuffer.allocate(WINDOW);
      int n = file.read(window, from);
      Matcher matcher =
          BETWEEN_ENTRIES.matcher(new String(window.array(), 0, n, StandardCharsets.ISO_8859_1));
      if (matcher.find()) {
        cuts.add(from + matcher.start(1));
      }
    }
    return cuts;
  }

  /** Reads the bytes of a part as an array of their own; null if they are none. */
  private <T> @Nullable Part<T> read(
      long from, long to, boolean open, boolean close, Body<T> body) {
    EntryReader.Source source = () -> open(from, to, open, close);
    EntryReader.Body<Part<T>> whole =
        in -> {
          ResultsReader reader = new ResultsReader(in, only, truth);
          T content = body.read(reader);
          return new Part<>(reader.kind(), content);
        };
    Part<T> plain = EntryReader.readPlain(path.toString(), source, onFlaw, whole);
    if (plain != null) {
      return plain;
    }
    try {
      return EntryReader.read(path.toString(), source, onFlaw, warning -> {}, whole);
    } catch (IOException e) {
      return null;
    }
  }

  private InputStream open(long from, long to, boolean open, boolean close) throws IOException {
    List<InputStream> streams = new ArrayList<>();
    if (open) {
      streams.add(new ByteArrayInputStream(new byte[] {'['}));
    }
    FileChannel file = FileChannel.open(path).position(from);
    streams.add(new BoundedStream(Channels.newInputStream(file), to - from));
    if (close) {
      streams.add(new ByteArrayInputStream(new byte[] {']'}));
    }
    return new SequenceInputStream(Collections.enumeration(streams));
  }
}
