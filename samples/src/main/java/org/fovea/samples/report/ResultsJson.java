package org.fovea.samples.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.samples.compare.Comparison;
import org.fovea.samples.compare.PipelineResult;

/** Writes a comparison's numbers as JSON. {@code docs/compare.md} describes the schema. */
final class ResultsJson {
  private static final int SCHEMA_VERSION = 1;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          // Java's own text of a double differs between versions.
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private ResultsJson() {}

  static void write(Comparison comparison, List<Standing> standings, OutputStream out)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA_VERSION);
      json.writeStringField("started", comparison.started().toString());
      settings(comparison, json);
      environment(json);
      data(comparison, json);
      json.writeArrayFieldStart("pipelines");
      for (Standing standing : standings) {
        pipeline(standing, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void settings(Comparison comparison, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("settings");
    json.writeNumberField("seed", comparison.settings().seed());
    json.writeBooleanField("quick", comparison.settings().quick());
    json.writeNumberField("threads", comparison.settings().threads());
    json.writeEndObject();
  }

  private static void environment(JsonGenerator json) throws IOException {
    Environment environment = Environment.current();
    json.writeObjectFieldStart("environment");
    json.writeStringField("java", environment.java());
    json.writeStringField("os", environment.os());
    json.writeNumberField("processors", environment.processors());
    json.writeEndObject();
  }

  private static void data(Comparison comparison, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("data");
    json.writeStringField("name", comparison.data().name());
    json.writeArrayFieldStart("categories");
    for (Category category : comparison.data().test().categories()) {
      json.writeStartObject();
      json.writeNumberField("id", category.id());
      json.writeStringField("name", category.name());
      json.writeEndObject();
    }
    json.writeEndArray();
    split("train", comparison.data().trainLabels(), json);
    split("test", comparison.data().testLabels(), json);
    json.writeArrayFieldStart("problems");
    for (String problem : comparison.data().problems()) {
      json.writeString(problem);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void split(String name, DetectionDataset labels, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("pictures", labels.images().size());
    json.writeNumberField("objects", labels.annotations().size());
    json.writeNumberField(
        "crowds", labels.annotations().stream().filter(Annotation::crowd).count());
    json.writeEndObject();
  }

  private static void pipeline(Standing standing, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", standing.pipeline().name());
    json.writeStringField("title", standing.pipeline().title());
    PipelineResult result = standing.result();
    if (result == null) {
      json.writeStringField("status", standing.failure() == null ? "unfinished" : "failed");
      if (standing.failure() != null) {
        json.writeStringField("failure", standing.failure());
      }
    } else {
      json.writeStringField("status", "done");
      result(result, json);
    }
    json.writeEndObject();
  }

  private static void result(PipelineResult result, JsonGenerator json) throws IOException {
    CocoResult scores = result.scores();
    json.writeObjectFieldStart("scores");
    for (CocoNumber number : CocoNumber.values()) {
      json.writeNumberField(number.key, scores.get(number.key));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("classes");
    for (int id : scores.categoryIds()) {
      json.writeStartObject();
      json.writeNumberField("id", id);
      json.writeNumberField("AP", scores.averagePrecision(id));
      json.writeNumberField("AP50", scores.averagePrecision(id, 0.5));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("bestF1");
    json.writeNumberField("f1", result.operatingPoint().f1());
    json.writeNumberField("precision", result.operatingPoint().precision());
    json.writeNumberField("recall", result.operatingPoint().recall());
    if (Double.isFinite(result.operatingPoint().score())) {
      json.writeNumberField("score", result.operatingPoint().score());
    } else {
      json.writeNullField("score");
    }
    json.writeEndObject();
    json.writeNumberField("detections", result.detections().size());
    json.writeNumberField("trainSeconds", result.trainSeconds());
    json.writeObjectFieldStart("pictureMillis");
    json.writeNumberField("mean", result.timing().mean());
    json.writeNumberField("median", result.timing().quantile(0.5));
    json.writeNumberField("p90", result.timing().quantile(0.9));
    array("each", result.timing().millis().stream().mapToDouble(m -> m).toArray(), json);
    json.writeEndObject();
    json.writeObjectFieldStart("curves");
    array(
        "recall", scores.params().recallThresholds().stream().mapToDouble(r -> r).toArray(), json);
    array("precision50", scores.precisionCurve(0.5), json);
    array("precisionMean", PrecisionCurves.mean(scores), json);
    json.writeEndObject();
  }

  private static void array(String name, double[] values, JsonGenerator json) throws IOException {
    json.writeFieldName(name);
    json.writeArray(values, 0, values.length);
  }
}
