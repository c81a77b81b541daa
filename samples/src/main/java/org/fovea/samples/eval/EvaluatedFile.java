package org.fovea.samples.eval;

import java.util.List;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.jspecify.annotations.Nullable;

/**
 * What came of one file of detections by COCO's or LVIS's rules.
 *
 * @param file its name
 * @param truth what there is
 * @param detections what is in the file; none where only numbers are wanted
 * @param evaluator what has seen them
 * @param result its numbers
 * @param classes the categories whose own numbers are wanted, too
 * @param errors what is behind the numbers, or null where that isn't wanted
 */
public record EvaluatedFile(
    String file,
    DetectionDataset truth,
    DetectionTable detections,
    CocoEvaluator evaluator,
    CocoResult result,
    List<Category> classes,
    @Nullable ErrorReport errors) {}
