package org.fovea.samples.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import org.fovea.metrics.geometry.Box;
import org.jspecify.annotations.Nullable;

/**
 * What is painted on, and beside it, for every pixel, which sign is in front there. Painting over a
 * sign hides it in both.
 */
final class Canvas {
  /**
   * What is visible of an object.
   *
   * @param box the smallest box around it
   * @param pixels how many
   */
  record Visible(Box box, int pixels) {}

  final int width;
  final int height;
  private final BufferedImage colours;
  private final BufferedImage owners;
  private final Graphics2D brush;
  private final Graphics2D marker;
  private boolean anyOwner;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    colours = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    owners = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    brush = colours.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    marker = owners.createGraphics();
  }

  /** Paints something solid, which hides what is behind it. */
  void fill(Shape shape, Paint paint) {
    fill(shape, paint, 0);
  }

  /** Paints something solid that belongs to object 1..255, or to none (0). */
  void fill(Shape shape, Paint paint, int owner) {
    tint(shape, paint);
    anyOwner |= owner != 0;
    if (anyOwner) {
      marker.setColor(new Color(owner, owner, owner));
      marker.fill(shape);
    }
  }

  /** Paints light, shade or texture, which hides nothing. */
  void tint(Shape shape, Paint paint) {
    brush.setPaint(paint);
    brush.fill(shape);
  }

  /** What can be seen of an object, or null where nothing can. */
  @Nullable Visible visible(int owner) {
    byte[] marks = ((DataBufferByte) owners.getRaster().getDataBuffer()).getData();
    int x1 = width;
    int y1 = height;
    int x2 = -1;
    int y2 = -1;
    int pixels = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if ((marks[y * width + x] & 0xff) == owner) {
          x1 = Math.min(x1, x);
          y1 = Math.min(y1, y);
          x2 = Math.max(x2, x);
          y2 = y;
          pixels++;
        }
      }
    }
    return pixels == 0 ? null : new Visible(new Box(x1, y1, x2 + 1, y2 + 1), pixels);
  }

  /** The pixels row by row, red in bits 16..23, green in 8..15, blue in 0..7. */
  int[] pixels() {
    return ((DataBufferInt) colours.getRaster().getDataBuffer()).getData();
  }
}
