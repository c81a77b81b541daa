package org.fovea.samples.features;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import org.fovea.classic.proposal.SelectiveSearch;
import org.fovea.classic.proposal.SelectiveSearchConfig;
import org.fovea.io.array.NumericArray;
import org.fovea.metrics.geometry.Box;

/**
 * Selective search's boxes, most promising first. The picture shows the first of them, from red to
 * blue.
 *
 * @param config how it searches
 * @param shown how many boxes are drawn
 */
public record ProposalFeature(SelectiveSearchConfig config, int shown) implements Feature {
  @Override
  public FeatureResult of(Planar<GrayU8> image) {
    List<Box> boxes = new SelectiveSearch(config).propose(image);
    float[] numbers = new float[4 * boxes.size()];
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      numbers[4 * i] = (float) box.x1();
      numbers[4 * i + 1] = (float) box.y1();
      numbers[4 * i + 2] = (float) box.x2();
      numbers[4 * i + 3] = (float) box.y2();
    }
    return new FeatureResult(
        "selective-search",
        FeaturePictures.boxes(image, boxes.subList(0, Math.min(shown, boxes.size()))),
        NumericArray.of(numbers, boxes.size(), 4),
        "boxes; x1, y1, x2, y2");
  }
}
