package org.fovea.samples.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.fovea.io.file.AtomicFile;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.IouType;

/** The charts of an evaluation as files. */
public final class EvalPlots {
  private EvalPlots() {}

  /**
   * Writes {@code precision-recall.svg}, {@code ap-by-size.svg} and, of boxes and masks, {@code
   * confusion.svg}. Each file is replaced at once when it is complete.
   *
   * @param folder where they go; made if it is not there
   * @param files what was evaluated, by the same rules
   * @throws IOException if they can't be written
   */
  public static void write(Path folder, List<EvaluatedFile> files) throws IOException {
    CocoParams params = files.get(0).result().params();
    List<String> names = files.stream().map(EvaluatedFile::file).toList();
    Drawing curves =
        EvalCharts.precisionRecall(
            "Precision over recall at overlap 0.5, mean over the classes",
            files,
            result -> result.precisionCurve(ErrorReport.IOU));
    write(folder.resolve("precision-recall.svg"), curves.file(names));
    write(folder.resolve("ap-by-size.svg"), EvalCharts.precisionBySize(files).file(names));
    if (params.iouType() != IouType.KEYPOINTS) {
      write(folder.resolve("confusion.svg"), ConfusionChart.of(files).file(List.of()));
    }
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
