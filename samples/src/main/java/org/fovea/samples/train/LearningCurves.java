package org.fovea.samples.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fovea.io.file.AtomicFile;
import org.fovea.neural.train.EpochRecord;
import org.fovea.neural.train.History;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the figures of a training over its epochs, one chart for each figure. */
public final class LearningCurves {
  private static final int WIDTH = 620;
  private static final int HEIGHT = 420;
  private static final int MOST = 4;
  private static final Color TRAIN = new Color(0x1f, 0x77, 0xb4);
  private static final Color VALIDATION = new Color(0xd6, 0x27, 0x28);

  private LearningCurves() {}

  /**
   * Writes a PNG.
   *
   * @param file the picture, replaced if it is there
   * @param history at least one epoch
   * @throws IOException when it can't be written
   */
  public static void write(Path file, History history) throws IOException {
    Set<String> figures = new LinkedHashSet<>();
    for (String name : history.names()) {
      figures.add(name.substring(name.indexOf('.') + 1));
    }
    List<XYChart> charts = new ArrayList<>();
    figures.stream().limit(MOST).forEach(figure -> charts.add(chart(figure, history)));
    BufferedImage picture = sideBySide(charts);
    AtomicFile.write(file, out -> ImageIO.write(picture, "png", out));
  }

  private static BufferedImage sideBySide(List<XYChart> charts) {
    BufferedImage picture =
        new BufferedImage(WIDTH * charts.size(), HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    for (int i = 0; i < charts.size(); i++) {
      graphics.drawImage(BitmapEncoder.getBufferedImage(charts.get(i)), i * WIDTH, 0, null);
    }
    graphics.dispose();
    return picture;
  }

  private static XYChart chart(String figure, History history) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(figure.replace('_', ' '))
            .xAxisTitle("epoch")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisDecimalPattern("0");
    add(chart, "training", EpochRecord.TRAIN + figure, TRAIN, history);
    add(chart, "validation", EpochRecord.VALIDATION + figure, VALIDATION, history);
    return chart;
  }

  private static void add(
      XYChart chart, String title, String figure, Color colour, History history) {
    double[] values = history.values(figure);
    int[] known = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
    if (known.length > 0) {
      double[] x = IntStream.of(known).mapToDouble(i -> history.epochs().get(i).epoch()).toArray();
      double[] y = IntStream.of(known).mapToDouble(i -> values[i]).toArray();
      XYSeries series = chart.addSeries(title, x, y);
      series.setMarker(known.length > 1 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
      series.setLineColor(colour);
      series.setMarkerColor(colour);
    }
  }
}
