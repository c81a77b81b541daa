package org.fovea.features.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.fovea.features.Crc;
import org.fovea.features.segmentation.Felzenszwalb;
import org.fovea.features.segmentation.LabelMap;
import org.fovea.features.segmentation.Slic;

/** Label maps, without a tolerance. */
final class SegmentationChecks implements Checks {
  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of(
        "felzenszwalb", SegmentationChecks::felzenszwalb, "slic", SegmentationChecks::slic);
  }

  private static void slic(ClassicCase golden) {
    assertThat(new Slic(60, 10).segment(golden.rgb()).count())
        .isEqualTo(golden.value().get("labels").intValue());
  }

  private static void felzenszwalb(ClassicCase golden) {
    JsonNode attrs = golden.attrs();
    Felzenszwalb felzenszwalb =
        new Felzenszwalb(
            attrs.get("scale").doubleValue(),
            attrs.get("sigma").doubleValue(),
            attrs.get("min_size").intValue());
    LabelMap map =
        golden.isGray() ? felzenszwalb.segment(golden.gray()) : felzenszwalb.segment(golden.rgb());
    assertThat(map.count()).isEqualTo(golden.value().get("labels").intValue());
    assertThat(Arrays.stream(map.areas()).boxed().sorted(Comparator.reverseOrder()))
        .containsExactlyElementsOf(
            StreamSupport.stream(golden.value().get("areas_sorted_desc").spliterator(), false)
                .map(JsonNode::intValue)
                .toList());
    assertThat(Crc.of(map.labels().data))
        .isEqualTo(golden.value().get("label_crc32_i32le").textValue());
  }
}
