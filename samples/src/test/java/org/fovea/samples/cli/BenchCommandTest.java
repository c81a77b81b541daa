package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bench(String... more) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    String[] args = new String[1 + more.length];
    System.arraycopy(more, 0, args, 1, more.length);
    args[0] = "bench";
    return fovea.execute(args);
  }

  private static Map<String, Object> fields(String object) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(object)) {
      assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
        fields.put(name, isText ? json.getText() : json.getNumberValue().doubleValue());
      }
      assertThat(json.nextToken()).isNull();
    }
    return fields;
  }

  private static double number(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof Double value ? value : Double.NaN;
  }

  @Test
  void jsonIsOneObjectThatSaysWhatWasMeasured() throws IOException {
    assertThat(
            bench(
                "--op",
                "gemm",
                "--size",
                "9x40x17",
                "--threads",
                "2",
                "--seconds",
                "0.05",
                "--json"))
        .isZero();
    Map<String, Object> fields = fields(out.toString());
    assertThat(fields)
        .containsEntry("op", "gemm")
        .containsEntry("size", "9x40x17")
        .containsEntry("threads", 2.0)
        .containsKeys("kernels", "vector_bits", "jdk");
    double gflops = number(fields, "gflops");
    double peak = number(fields, "peak_gflops");
    assertThat(gflops).isPositive();
    assertThat(peak).isPositive();
    assertThat(number(fields, "ratio")).isEqualTo(gflops / peak);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void textHasTheSameNumbers() {
    assertThat(bench("--op", "gemm", "--size", "8", "--threads", "1", "--seconds", "0.01"))
        .isZero();
    assertThat(out.toString().lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("gemm 8x8x8, 1 thread, "))
        .anyMatch(line -> line.matches("gflops +[0-9.]+"))
        .anyMatch(line -> line.matches("peak_gflops +[0-9.]+"))
        .anyMatch(line -> line.matches("ratio +[0-9.]+"));
  }

  @ParameterizedTest
  @CsvSource({
    "--size,0,expected 1 or more",
    "--size,-3,expected a number",
    "--size,5x5,expected a number",
    "--size,1000000,more than arrays or the heap",
    "--size,40000x40000x40000,more than arrays or the heap",
    "--size,99999999999,up to eight digits",
    "--threads,0,--threads must be at least 1",
    "--seconds,0,--seconds is 0.0",
    "--seconds,NaN,--seconds is NaN",
    "--op,nonsense,expected one of [GEMM]",
  })
  void badValuesAreWrongUse(String option, String value, String message) {
    String[] args =
        option.equals("--op")
            ? new String[] {option, value}
            : new String[] {"--op", "gemm", option, value};
    assertThat(bench(args)).isEqualTo(2);
    assertThat(err.toString().lines().findFirst().orElseThrow())
        .startsWith("fovea bench: ")
        .contains(message);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theOperationMustBeNamed() {
    assertThat(bench()).isEqualTo(2);
    assertThat(err.toString()).contains("--op=OP", "--model=NAME");
  }

  @Test
  void aNetworksNumbersAreOneObject() throws IOException {
    assertThat(
            bench(
                "--model",
                "lenet5",
                "--size",
                "32",
                "--threads",
                "2",
                "--runs",
                "3",
                "--seconds",
                "0",
                "--json"))
        .isZero();
    Map<String, Object> fields = fields(out.toString());
    assertThat(fields)
        .containsOnlyKeys("model", "threads", "median_ms", "min_ms", "peak_mb")
        .containsEntry("model", "lenet5")
        .containsEntry("threads", 2.0);
    assertThat(number(fields, "min_ms")).isPositive();
    assertThat(number(fields, "median_ms")).isGreaterThanOrEqualTo(number(fields, "min_ms"));
    assertThat(number(fields, "peak_mb")).isPositive();
  }

  @Test
  void aStepOfTrainingHasABatch() throws IOException {
    assertThat(
            bench(
                "--model",
                "lenet5",
                "--train",
                "--batch",
                "4",
                "--threads",
                "1",
                "--runs",
                "2",
                "--seconds",
                "0",
                "--json"))
        .isZero();
    assertThat(fields(out.toString()))
        .containsOnlyKeys("model", "batch", "threads", "median_ms", "min_ms", "peak_mb")
        .containsEntry("batch", 4.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--op gemm --model lenet5;mutually exclusive",
        "--model lenet;nearest are lenet5",
        "--model lenet5 --size 5x5x5;expected a number of 1 to 99999",
        "--model lenet5 --size 8;size is 8, expected 12 or more",
        "--model lenet5 --batch 2;--batch goes with --train",
        "--model lenet5 --runs 0;runs is 0, expected 1 or more",
        "--model lenet5 --train --batch 0;batch is 0, expected 1 or more",
        "--op gemm --train;--train, --batch and --runs go with --model"
      })
  void whatDoesNotGoTogetherIsWrongUse(String line) {
    String[] parts = line.split(";");
    assertThat(bench(parts[0].split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(parts[1]);
    assertThat(out.toString()).isEmpty();
  }
}
