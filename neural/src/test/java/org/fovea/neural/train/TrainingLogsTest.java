package org.fovea.neural.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.fovea.neural.data.LabelledBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a training leaves behind. */
class TrainingLogsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  @Test
  void historyIsKeptAfterEveryEpoch() throws IOException {
    Path file = folder.resolve("history.csv");
    Trainer<LabelledBatch> trainer = SmallTask.trainer(TrainerConfig.of(2));
    History history = trainer.listen(new CsvLog(file)).fit(SmallTask.loader(20, 1), null);
    assertThat(History.fromCsv(Files.readString(file))).isEqualTo(history);
  }

  /** The bytes were read back with tensorboard 2.21's EventAccumulator. */
  @Test
  void anEventHasTensorFlowsBytes() {
    assertThat(HexFormat.of().formatHex(EventRecord.scalar(1.5, 300, "a/b", 0.25f)))
        .isEqualTo(
            "1a00000000000000129bd82d"
                + "09000000000000f83f10ac022a0c0a0a0a03612f62150000803ef9cde7ed");
    assertThat(EventRecord.maskedCrc("123456789".getBytes(StandardCharsets.US_ASCII)))
        .as("the mask of 0xe3069283, which RFC 3720 gives")
        .isEqualTo(Integer.rotateRight(0xe3069283, 15) + 0xa282ead8);
  }

  @Test
  void eachTrainingHasAFileOfEventsOfItsOwn() throws IOException {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
    for (int i = 0; i < 2; i++) {
      try (TensorBoardLog log = new TensorBoardLog(folder, 2, clock)) {
        SmallTask.trainer(TrainerConfig.of(2)).listen(log).fit(SmallTask.loader(20, 1), null);
      }
    }
    try (var files = Files.list(folder)) {
      List<Path> found = files.sorted().toList();
      assertThat(found)
          .extracting(Path::getFileName)
          .map(Path::toString)
          .containsExactly(
              "events.out.tfevents.1700000000.fovea", "events.out.tfevents.1700000000.fovea.1");
      assertThat(found.get(0)).as("the same training").hasSameBinaryContentAs(found.get(1));
    }
  }
}
