package org.fovea.samples.detect;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.samples.picture.AwtPictures;

/** Draws what was found into a picture. */
public final class DrawnObjects {
  private static final int SMALLEST_FONT = 10;
  private static final int LINES = 36;

  private DrawnObjects() {}

  /**
   * Draws boxes with labels, masks half and half with the picture, keypoints as dots.
   *
   * @param picture R, G and B; not modified
   * @param objects the first ones end up on top
   * @return a new picture
   */
  public static Planar<GrayU8> over(Planar<GrayU8> picture, List<DrawnObject> objects) {
    BufferedImage page = AwtPictures.of(picture);
    objects.forEach(object -> tint(page, object));
    Graphics2D brush = page.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    int font = Math.max(SMALLEST_FONT, Math.max(picture.width, picture.height) / LINES);
    brush.setFont(new Font(Font.SANS_SERIF, Font.BOLD, font));
    brush.setStroke(new BasicStroke(Math.max(2, font / 6f)));
    for (int i = objects.size() - 1; i >= 0; i--) {
      draw(brush, objects.get(i), page.getWidth());
    }
    brush.dispose();
    return AwtPictures.planar(page);
  }

  private static void tint(BufferedImage page, DrawnObject object) {
    if (object.detection().segmentation() instanceof RunLengthMask mask) {
      boolean[] inside = mask.pixels();
      for (int i = 0; i < inside.length; i++) {
        if (inside[i]) {
          int x = i % mask.width();
          int y = i / mask.width();
          page.setRGB(x, y, mixed(page.getRGB(x, y), object.colour()));
        }
      }
    }
  }

  /** The mean of two colours, rounded down. */
  private static int mixed(int a, int b) {
    return ((a >> 1) & 0x7F7F7F) + ((b >> 1) & 0x7F7F7F);
  }

  private static void draw(Graphics2D brush, DrawnObject object, int width) {
    Box box = object.detection().box();
    brush.setColor(new Color(object.colour()));
    brush.draw(new Rectangle2D.Double(box.x1(), box.y1(), box.width(), box.height()));
    Keypoints points = object.detection().keypoints();
    for (int i = 0; points != null && i < points.size(); i++) {
      brush.fill(new Ellipse2D.Double(points.x(i) - 2, points.y(i) - 2, 4, 4));
    }
    Rectangle2D text = brush.getFontMetrics().getStringBounds(" " + object.label() + " ", brush);
    double left = Math.max(0, Math.min(box.x1(), width - text.getWidth()));
    // Above the box, or just inside where that would be outside of the picture.
    double top = box.y1() >= text.getHeight() ? box.y1() - text.getHeight() : box.y1();
    brush.fill(new Rectangle2D.Double(left, top, text.getWidth(), text.getHeight()));
    brush.setColor(readableOn(object.colour()));
    brush.drawString(" " + object.label() + " ", (float) left, (float) (top - text.getY()));
  }

  private static Color readableOn(int colour) {
    int luma = 299 * (colour >> 16 & 0xFF) + 587 * (colour >> 8 & 0xFF) + 114 * (colour & 0xFF);
    return luma > 128_000 ? Color.BLACK : Color.WHITE;
  }
}
