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
    assumeTrue(Files.isDirectory(DATA), DATA + " is missing");
    CocoReader reader = new CocoReader();
    DetectionDataset truth = reader.readInstances(DATA.resolve("instances_val2014_100.json"));
    CocoResult result =
        CocoEvaluator.evaluate(
            truth,
            reader.readResults(DATA.resolve("instances_val2014_fakebbox100_results.json"), truth),
            CocoParams.defaults());
    double[] expected = {
      .50458, .69697, .57298, .58563, .51940, .50140, .38681, .59368, .59535, .63981, .56642, .56429
    };
    // Half a unit of the last place given.
    assertThat(result.summary().values().stream().mapToDouble(v -> v).toArray())
        .containsExactly(expected, within(5e-6));
  }
}
