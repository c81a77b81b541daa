package org.fovea.samples.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.metrics.detection.Category;
import org.junit.jupiter.api.Test;

class DetectionCardTest {
  private static final DetectionCard CARD =
      new DetectionCard(
          "fcos_tiny", 96, List.of(new Category(1, "no entry"), new Category(90, "tooth brush")));

  @Test
  void comesBackFromMetadata() {
    assertThat(DetectionCard.fromMetadata(CARD.toMetadata())).isEqualTo(CARD);
    assertThat(DetectionCard.isIn(CARD.toMetadata())).isTrue();
    assertThat(DetectionCard.isIn(Map.of("model", "resnet18"))).isFalse();
  }

  @Test
  void saysWhatIsWrong() {
    Map<String, String> metadata = new LinkedHashMap<>(CARD.toMetadata());
    metadata.put("category_ids", "1\ntwo");
    assertThatThrownBy(() -> DetectionCard.fromMetadata(metadata))
        .hasMessage("detection card: category_ids is '1\ntwo', expected 2 whole numbers");
    metadata.put("category_ids", "1");
    assertThatThrownBy(() -> DetectionCard.fromMetadata(metadata))
        .hasMessage("detection card: 2 names of 1 categories");
    assertThatThrownBy(() -> DetectionCard.fromMetadata(Map.of()))
        .hasMessage("detection card: no 'labels'");
  }
}
