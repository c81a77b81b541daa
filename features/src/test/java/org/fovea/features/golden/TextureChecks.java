package org.fovea.features.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.fovea.features.lbp.Lbp;
import org.fovea.features.lbp.LbpMethod;
import org.fovea.features.lbp.LbpVariance;
import org.fovea.features.texture.Glcm;
import org.fovea.features.texture.GlcmConfig;

/** Local binary patterns and co-occurrence matrices. */
final class TextureChecks implements Checks {
  /** Variances of up to 16,384 are kept as floats: half a unit in the last place. */
  private static final double FLOAT_VARIANCE = 5e-4;

  /** Sums in double of up to 65,536 terms in another order. */
  private static final double ORDER = 1e-10;

  private static final Map<String, LbpMethod> METHODS =
      Map.of(
          "default", LbpMethod.DEFAULT,
          "ror", LbpMethod.ROTATION_INVARIANT,
          "uniform", LbpMethod.UNIFORM,
          "nri_uniform", LbpMethod.NON_ROTATION_INVARIANT_UNIFORM);

  private static final Map<String, ToDoubleFunction<Glcm>> PROPERTIES =
      Map.of(
          "contrast", Glcm::contrast,
          "homogeneity", Glcm::homogeneity,
          "energy", Glcm::energy,
          "correlation", Glcm::correlation,
          "ASM", Glcm::angularSecondMoment,
          "dissimilarity", Glcm::dissimilarity);

  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of("lbp", TextureChecks::patterns, "glcm", TextureChecks::coOccurrence);
  }

  private static void patterns(ClassicCase golden) {
    JsonNode attrs = golden.attrs();
    int points = attrs.get("P").intValue();
    double radius = attrs.get("R").doubleValue();
    LbpMethod method = METHODS.get(attrs.get("method").textValue());
    if (method == null) {
      variances(golden, new LbpVariance(points, radius));
    } else {
      golden.digest().checkInts(new Lbp(points, radius, method).labels(golden.gray()).data);
    }
  }

  private static void variances(ClassicCase golden, LbpVariance of) {
    GrayF32 variances = of.of(golden.gray());
    int undefined = 0;
    for (int i = 0; i < variances.data.length; i++) {
      if (Float.isNaN(variances.data[i])) {
        variances.data[i] = 0;
        undefined++;
      }
    }
    assertThat(undefined).isEqualTo(golden.attrs().get("nan_pixels").intValue());
    golden.digest().check(variances, FLOAT_VARIANCE);
  }

  private static void coOccurrence(ClassicCase golden) {
    double[] angles = {0, Math.PI / 4, Math.PI / 2};
    GlcmConfig config = GlcmConfig.defaults().withSymmetric(true);
    for (int d = 0; d < 2; d++) {
      for (int a = 0; a < 3; a++) {
        Glcm glcm = Glcm.of(golden.gray(), d + 1, angles[a], config);
        for (Map.Entry<String, ToDoubleFunction<Glcm>> property : PROPERTIES.entrySet()) {
          double expected = golden.value().get(property.getKey()).get(d).get(a).doubleValue();
          assertThat(property.getValue().applyAsDouble(glcm))
              .as(property.getKey())
              .isCloseTo(expected, within(ORDER * Math.max(1, expected)));
        }
      }
    }
  }
}
