package org.fovea.samples.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.fovea.features.resize.Interpolation;
import org.fovea.features.resize.Resize;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.neural.augment.AnnotatedImage;
import org.fovea.samples.picture.AwtPictures;

/** Draws pictures with their objects side by side, each under its name. */
public final class AugmentationGrid {
  private static final int COLUMNS = 5;
  private static final int LONGEST_SIDE = 240;

  /** Enough for the names. */
  private static final int NARROWEST = 100;

  private static final int GAP = 10;
  private static final int TITLE = 22;
  private static final Color BOX = new Color(0xff, 0x3b, 0x30);
  private static final Color OUTLINE = new Color(0xff, 0xcc, 0x00);
  private static final Color POINT = new Color(0x30, 0xd1, 0xff);

  /**
   * A picture and its name.
   *
   * @param name what stands above it
   * @param example what is drawn
   */
  private record Cell(String name, AnnotatedImage example) {}

  private final List<Cell> cells = new ArrayList<>();

  /** A grid without pictures. */
  public AugmentationGrid() {}

  /**
   * Adds a picture, after the others.
   *
   * @param name what stands above it
   * @param example 1 or 3 bands (R, G, B); boxes are drawn red, outlines yellow, points blue
   */
  public void add(String name, AnnotatedImage example) {
    cells.add(new Cell(name, example));
  }

  /**
   * Draws the grid.
   *
   * @return a picture of three bands; at least one picture was added
   */
  public Planar<GrayU8> draw() {
    int columns = Math.min(COLUMNS, cells.size());
    int rows = (cells.size() + columns - 1) / columns;
    int cellWidth = 0;
    int cellHeight = 0;
    for (Cell cell : cells) {
      cellWidth = Math.max(cellWidth, scaled(cell, cell.example().image().width));
      cellHeight = Math.max(cellHeight, scaled(cell, cell.example().image().height));
    }
    cellWidth = Math.max(cellWidth, NARROWEST);
    BufferedImage page =
        new BufferedImage(
            columns * (cellWidth + GAP) + GAP,
            rows * (cellHeight + TITLE + GAP) + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = page.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setColor(Color.WHITE);
    brush.fillRect(0, 0, page.getWidth(), page.getHeight());
    brush.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    for (int i = 0; i < cells.size(); i++) {
      int x = GAP + i % columns * (cellWidth + GAP);
      int y = GAP + i / columns * (cellHeight + TITLE + GAP);
      brush.setColor(Color.BLACK);
      brush.drawString(cells.get(i).name(), x, y + TITLE - 7);
      draw(cells.get(i), (Graphics2D) brush.create(x, y + TITLE, cellWidth, cellHeight));
    }
    brush.dispose();
    return AwtPictures.planar(page);
  }

  private static double scale(Cell cell) {
    Planar<GrayU8> image = cell.example().image();
    return (double) LONGEST_SIDE / Math.max(image.width, image.height);
  }

  private static int scaled(Cell cell, int length) {
    return Math.max(1, (int) Math.rint(length * scale(cell)));
  }

  private static void draw(Cell cell, Graphics2D brush) {
    Planar<GrayU8> image = cell.example().image();
    double scale = scale(cell);
    Planar<GrayU8> small =
        Resize.to(
            image,
            scaled(cell, image.width),
            scaled(cell, image.height),
            scale < 1 ? Interpolation.SMOOTH : Interpolation.NEAREST_EXACT);
    brush.drawImage(AwtPictures.of(small), 0, 0, null);
    brush.scale(scale, scale);
    brush.setStroke(new BasicStroke((float) (2 / scale)));
    for (Annotation object : cell.example().objects()) {
      if (object.segmentation() instanceof Polygons polygons) {
        brush.setColor(OUTLINE);
        polygons.rings().forEach(ring -> brush.draw(path(ring)));
      }
      brush.setColor(BOX);
      brush.draw(rectangle(object.box()));
      Keypoints points = object.keypoints();
      if (points != null) {
        brush.setColor(POINT);
        draw(points, 4 / scale, brush);
      }
    }
    brush.dispose();
  }

  private static void draw(Keypoints points, double radius, Graphics2D brush) {
    for (int i = 0; i < points.size(); i++) {
      if (points.visibility(i) > 0) {
        double x = points.x(i) - radius;
        double y = points.y(i) - radius;
        brush.fill(new Ellipse2D.Double(x, y, 2 * radius, 2 * radius));
      }
    }
  }

  private static Shape rectangle(Box box) {
    return new Rectangle2D.Double(box.x1(), box.y1(), box.width(), box.height());
  }

  private static Shape path(double[] ring) {
    Path2D path = new Path2D.Double();
    path.moveTo(ring[0], ring[1]);
    for (int i = 2; i < ring.length; i += 2) {
      path.lineTo(ring[i], ring[i + 1]);
    }
    path.closePath();
    return path;
  }
}
