package org.fovea.metrics.coco;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.golden.Golden;

/** A damaged file is read or refused with a {@link CocoFormatException}; nothing else happens. */
class CocoFuzzTest {
  private static final byte[] TRUTH =
      Golden.gunzip(Golden.path("coco/bbox_from_segm_gt/gt.json.gz"));
  private static final byte[] FOUND =
      Golden.gunzip(Golden.path("coco/bbox_dt_from_rle/dt.json.gz"));
  private static final byte[] SMALL =
      """
      {"info":{"a":[1,{"b":null}]},"images":[{"id":1,"file_name":"\\u00e9.png","width":8,"height":8}],
      "categories":[{"id":1,"name":"cat","supercategory":"animal"}],"annotations":[
      {"id":1,"image_id":1,"category_id":1,"bbox":[1,2.5,3e0,4],"area":12.0,"iscrowd":0,
      "segmentation":[[0,0,4,0,4,2],[1.5,1,2,2,3,3]]},{"id":2,"image_id":1,"category_id":1,
      "bbox":[0,0,8,8],"iscrowd":1,"segmentation":{"size":[8,8],"counts":[0,64]}},{"id":3,
      "image_id":1,"category_id":1,"segmentation":{"size":[8,8],"counts":"03m1"}}]}
      """
          .getBytes(StandardCharsets.UTF_8);

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("fuzz");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve("damaged.json"));
    Files.delete(folder);
  }

  private static void readOrRefuse(byte[] bytes, OnFlaw manner) throws IOException {
    Path path = Files.write(folder.resolve("damaged.json"), bytes);
    CocoReader reader = new CocoReader().onFlaw(manner, flaw -> {});
    try {
      DetectionDataset data = reader.readInstances(path);
      // What was read must also be fit for use.
      CocoEvaluator.evaluate(data, List.of(), CocoParams.defaults());
    } catch (CocoFormatException e) {
      requireOneLine(e);
    }
    try {
      reader.readResults(path);
    } catch (CocoFormatException e) {
      requireOneLine(e);
    }
  }

  private static void requireOneLine(CocoFormatException e) {
    if (!String.valueOf(e.getMessage()).startsWith(folder.resolve("damaged.json") + ": ")
        || e.problem().isBlank()) {
      throw new AssertionError("does not name file and problem: " + e.getMessage());
    }
  }

  /** With some bits flipped, evenly over the file (jqwik's own integers prefer the small). */
  private static byte[] flipped(byte[] good, int count, long seed) {
    byte[] bytes = good.clone();
    new Random(seed)
        .ints(count, 0, bytes.length * 8)
        .forEach(bit -> bytes[bit >> 3] ^= (byte) (1 << (bit & 7)));
    return bytes;
  }

  private static byte[] cut(byte[] good, long seed) {
    return Arrays.copyOf(good, new Random(seed).nextInt(good.length));
  }

  @Property(tries = 500)
  void flippedBits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int count, @ForAll OnFlaw manner)
      throws IOException {
    readOrRefuse(flipped(SMALL, 1, seed), manner);
    readOrRefuse(flipped(SMALL, count, seed), manner);
    readOrRefuse(flipped(TRUTH, 1, seed), manner);
    readOrRefuse(flipped(FOUND, 1, seed), manner);
  }

  @Property(tries = 300)
  void aCutOffEnd(@ForAll long seed, @ForAll OnFlaw manner) throws IOException {
    readOrRefuse(cut(SMALL, seed), manner);
    readOrRefuse(cut(FOUND, seed), manner);
  }

  @Property(tries = 300)
  void damagedGzip(@ForAll long seed) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(buffer)) {
      gzip.write(SMALL);
    }
    byte[] good = buffer.toByteArray();
    readOrRefuse(flipped(good, 1, seed), OnFlaw.FAIL);
    readOrRefuse(cut(good, seed), OnFlaw.FAIL);
  }

  @Property(tries = 500)
  void anyBytes(@ForAll byte[] bytes) throws IOException {
    readOrRefuse(bytes, OnFlaw.SKIP);
  }
}
