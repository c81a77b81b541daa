package org.fovea.samples.scene;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * Digits and the letters of STOP as strokes, because the fonts of two machines differ. A glyph's
 * centre line lies in x 0..1, y 0..2, y down.
 */
final class Glyphs {
  private static final double ADVANCE = 1.55;

  private Glyphs() {}

  /** A word centred at the origin, as wide and as high as given, its pen a share of the height. */
  static Shape word(String text, double width, double height, double pen) {
    Path2D.Double word = new Path2D.Double();
    for (int i = 0; i < text.length(); i++) {
      Path2D glyph = Shapes.stroke(centreLine(text.charAt(i)), 2 * pen);
      glyph.transform(AffineTransform.getTranslateInstance(i * ADVANCE, 0));
      word.append(glyph, false);
    }
    double lines = (text.length() - 1) * ADVANCE + 1;
    AffineTransform fit = AffineTransform.getScaleInstance(width / (lines + 2 * pen), height / 2);
    fit.translate(-lines / 2, -1);
    return fit.createTransformedShape(word);
  }

  private static Path2D centreLine(char c) {
    return switch (c) {
      case '0', 'O' -> path(new Ellipse2D.Double(0, 0, 1, 2));
      case '1' -> Shapes.line(0.1, 0.5, 0.6, 0.05, 0.6, 2.1);
      case '2' ->
          path(new Arc2D.Double(0, 0, 1, 1, 170, -200, Arc2D.OPEN), 0.93, 0.75, 0, 2, 1.1, 2);
      case '3' ->
          both(
              new Arc2D.Double(0, 0, 1, 0.95, 150, -240, Arc2D.OPEN),
              new Arc2D.Double(0, 0.95, 1, 1.05, 90, -240, Arc2D.OPEN));
      case '4' -> Shapes.line(0.75, 2.1, 0.75, 0, 0, 1.45, 1.15, 1.45);
      case '5' ->
          both(
              Shapes.line(1, 0, 0.15, 0, 0.08, 0.95),
              new Arc2D.Double(0, 0.7, 1, 1.3, 140, -290, Arc2D.OPEN));
      case '6' ->
          both(new Ellipse2D.Double(0, 0.8, 1, 1.2), Shapes.line(0.75, 0, 0.25, 0.6, 0.02, 1.3));
      case '7' -> Shapes.line(0, 0, 1, 0, 0.35, 2.1);
      case '8' ->
          both(new Ellipse2D.Double(0.05, 0, 0.9, 0.95), new Ellipse2D.Double(0, 0.95, 1, 1.05));
      case '9' ->
          both(new Ellipse2D.Double(0, 0, 1, 1.2), Shapes.line(0.25, 2, 0.75, 1.4, 0.98, 0.7));
      case 'S' ->
          both(
              new Arc2D.Double(0, 0, 1, 1, 30, 240, Arc2D.OPEN),
              new Arc2D.Double(0, 1, 1, 1, 90, -240, Arc2D.OPEN));
      case 'T' -> both(Shapes.line(-0.1, 0, 1.1, 0), Shapes.line(0.5, 0, 0.5, 2.15));
      case 'P' ->
          both(
              Shapes.line(0.1, 2.15, 0.1, 0, 0.5, 0),
              new Arc2D.Double(0, 0, 1, 1.1, 90, -180, Arc2D.OPEN),
              Shapes.line(0.5, 1.1, 0.1, 1.1));
      default -> throw new IllegalArgumentException("no glyph for '" + c + "'");
    };
  }

  /** A curve with straight strokes going on from its end. */
  private static Path2D path(Shape curve, double... xy) {
    Path2D.Double path = new Path2D.Double(curve);
    for (int i = 0; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    return path;
  }

  private static Path2D both(Shape... parts) {
    Path2D.Double path = new Path2D.Double();
    for (Shape part : parts) {
      path.append(part, false);
    }
    return path;
  }
}
