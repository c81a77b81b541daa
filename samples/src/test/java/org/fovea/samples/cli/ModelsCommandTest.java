package org.fovea.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.model.Models;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ModelsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int models(String... more) {
    CommandLine fovea = Fovea.commandLine();
    fovea.setOut(new PrintWriter(out, true));
    fovea.setErr(new PrintWriter(err, true));
    String[] args = new String[1 + more.length];
    System.arraycopy(more, 0, args, 1, more.length);
    args[0] = "models";
    return fovea.execute(args);
  }

  /** The members "name" of the objects of an array. */
  private static List<String> names(String array) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(array)) {
      assertThat(json.nextToken()).isEqualTo(JsonToken.START_ARRAY);
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING && "name".equals(json.currentName())) {
          names.add(json.getText());
        }
      }
    }
    return names;
  }

  @Test
  void aLineForEachNetwork() {
    assertThat(models()).isZero();
    assertThat(out.toString().lines())
        .hasSize(1 + Models.names().size())
        .anyMatch(line -> line.matches("resnet18 +11,689,512 +1,814,073,344 +46.8 .*2016 .*He.*"));
  }

  @Test
  void jsonOfThoseWithATextInTheirNames() throws IOException {
    assertThat(models("--filter", "Mobilenet", "--json")).isZero();
    assertThat(names(out.toString()))
        .containsExactly("mobilenet_v2", "mobilenet_v3_small", "mobilenet_v3_large");
  }

  @Test
  void theLayersOfOne() {
    assertThat(models("lenet5")).isZero();
    assertThat(out.toString())
        .contains("LeNet5          [1, 10]", "  conv2 Conv2d  [1, 16, 10, 10]", "61,706");
  }

  @Test
  void theLayersOfOneAsJson() throws IOException {
    assertThat(models("lenet5", "--json")).isZero();
    assertThat(names(out.toString())).containsExactly("", "conv1", "conv2", "fc1", "fc2", "fc3");
  }

  @Test
  void unknownNamesAreWrongUse() {
    assertThat(models("resnet51")).isEqualTo(2);
    assertThat(err.toString()).contains("no model 'resnet51', nearest are resnet");
    assertThat(models("--filter", "yolo")).isEqualTo(2);
    assertThat(err.toString()).contains("no network with 'yolo' in its name");
    assertThat(models("lenet5", "--filter", "net")).isEqualTo(2);
  }
}
