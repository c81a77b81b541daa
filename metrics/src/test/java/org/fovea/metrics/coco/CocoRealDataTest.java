package org.fovea.metrics.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.metrics.detection.DetectionDataset;
import org.junit.jupiter.api.Test;

/** The example that comes with the COCO API: 100 real pictures and made-up results. */
class CocoRealDataTest {
  private static final Path DATA =
      Path.of(System.getProperty("fovea.data", "../../shared/data"), "coco_metrics");

  @Test
  void boxNumbersAreThoseOfTheReference() throws IOException {
    assertNumbers(
        IouType.BBOX,
        "instances_val2014_fakebbox100_results.json",
        .50458,
        .69697,
        .57298,
        .58563,
        .51940,
        .50140,
        .38681,
        .59368,
        .59535,
        .63981,
        .56642,
        .56429);
  }

  @Test
  void maskNumbersAreThoseOfTheReference() throws IOException {
    assertNumbers(
        IouType.SEGM,
        "instances_val2014_fakesegm100_results.json",
        .31955,
        .56229,
        .29893,
        .38737,
        .31018,
        .32693,
        .26823,
        .41545,
        .41684,
        .46945,
        .37676,
        .38147);
  }

  private static void assertNumbers(IouType type, String results, double... expected)
      throws IOException {
    assumeTrue(Files.isDirectory(DATA), DATA + " is missing");
    CocoReader reader = new CocoReader();
    DetectionDataset truth = reader.readInstances(DATA.resolve("instances_val2014_100.json"));
    CocoResult result =
        CocoEvaluator.evaluate(
            truth, reader.readResults(DATA.resolve(results), truth), CocoParams.defaults(type));
    // Half a unit of the last place given.
    assertThat(result.summary().values().stream().mapToDouble(v -> v).toArray())
        .containsExactly(expected, within(5e-6));
  }
}
