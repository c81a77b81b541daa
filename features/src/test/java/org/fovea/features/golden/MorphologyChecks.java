package org.fovea.features.golden;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.features.Views;
import org.fovea.features.intensity.Threshold;
import org.fovea.features.morphology.Component;
import org.fovea.features.morphology.ConnectedComponents;
import org.fovea.features.morphology.Connectivity;
import org.fovea.features.morphology.DistanceTransform;
import org.fovea.features.morphology.Morphology;
import org.fovea.features.morphology.StructuringElement;

/** Shapes: OpenCV's bytes to the last bit, its components, its distances to a rounding to float. */
final class MorphologyChecks implements Checks {
  /** Distances up to 128, each rounded to float by OpenCV and by us. */
  private static final double DISTANCE = 2 * Math.ulp(100f);

  /** Applies an operation with one structuring element. */
  @FunctionalInterface
  private interface Operation {
    GrayU8 apply(GrayU8 image, StructuringElement element);
  }

  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of(
        "erode", bySquare(Morphology::erode),
        "dilate", bySquare(Morphology::dilate),
        "morph_open", bySquare(Morphology::open),
        "morph_close", bySquare(Morphology::close),
        "morph_gradient", bySquare(Morphology::gradient),
        "connected_components", MorphologyChecks::components,
        "distance_transform", MorphologyChecks::distances);
  }

  private static Consumer<ClassicCase> bySquare(Operation operation) {
    return golden ->
        golden
            .digest()
            .checkBytes(
                operation.apply(Views.inside(golden.gray()), StructuringElement.rectangle(3, 3)));
  }

  private static GrayU8 binary(ClassicCase golden) {
    GrayU8 gray = golden.gray();
    return Views.inside(Threshold.binary(gray, Threshold.otsu(gray)));
  }

  private static void components(ClassicCase golden) {
    GrayU8 binary = binary(golden);
    Connectivity connectivity =
        golden.name().endsWith("4") ? Connectivity.FOUR : Connectivity.EIGHT;
    List<Component> components = ConnectedComponents.of(binary, connectivity).components();
    assertThat(components).hasSize(golden.attrs().get("labels_incl_bg").intValue() - 1);

    List<Integer> areas = new ArrayList<>();
    int background = binary.width * binary.height;
    for (Component component : components) {
      areas.add(component.area());
      background -= component.area();
    }
    areas.add(background);
    areas.sort(Collections.reverseOrder());
    List<Integer> expected = new ArrayList<>();
    golden.attrs().get("areas_sorted_desc_first10").forEach(a -> expected.add(a.intValue()));
    assertThat(areas).startsWith(expected.toArray(Integer[]::new));
  }

  private static void distances(ClassicCase golden) {
    golden.digest().check(DistanceTransform.euclidean(binary(golden)), DISTANCE);
  }
}
