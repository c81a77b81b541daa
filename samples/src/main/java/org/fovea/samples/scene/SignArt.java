package org.fovea.samples.scene;

import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A sign's face as layers of flat colour in the square [-1, 1], y down, the first lowest. The first
 * layer is the whole plate, and so its outline.
 *
 * @param layers shapes with their colours, at least one
 */
record SignArt(List<Layer> layers) {
  record Layer(Shape shape, Color colour) {}

  private static final Color RED = new Color(196, 22, 28);
  private static final Color BLUE = new Color(20, 82, 170);
  private static final Color YELLOW = new Color(246, 190, 20);
  private static final Color WHITE = new Color(242, 242, 238);
  private static final Color BLACK = new Color(24, 24, 26);
  private static final List<String> SPEEDS =
      List.of("20", "30", "40", "50", "60", "70", "80", "90", "100", "120");

  Shape outline() {
    return layers.get(0).shape();
  }

  /** A sign of that kind; where the kind has variants, such as the number, one of them. */
  static SignArt of(SignKind kind, Dice dice) {
    List<Layer> layers = new ArrayList<>();
    switch (kind) {
      case STOP -> {
        double turn = Math.PI / 8;
        layers.add(new Layer(Shapes.regular(8, 1.08, turn), WHITE));
        layers.add(new Layer(Shapes.regular(8, 1.0, turn), RED));
        layers.add(new Layer(Glyphs.word("STOP", 1.6, 0.62, 0.2), WHITE));
      }
      case YIELD -> triangle(layers, Math.PI / 2, dice.between(0.5, 0.58));
      case SPEED_LIMIT -> {
        layers.add(new Layer(Shapes.disc(0, 0, 1), RED));
        layers.add(new Layer(Shapes.disc(0, 0, dice.between(0.76, 0.82)), WHITE));
        String speed = dice.pick(SPEEDS);
        double width = speed.length() == 3 ? 1.28 : 1.1;
        layers.add(new Layer(Glyphs.word(speed, width, 0.78, 0.18), BLACK));
      }
      case NO_ENTRY -> {
        layers.add(new Layer(Shapes.disc(0, 0, 1), WHITE));
        layers.add(new Layer(Shapes.disc(0, 0, 0.95), RED));
        double half = dice.between(0.15, 0.2);
        layers.add(new Layer(Shapes.rectangle(-0.72, -half, 0.72, half), WHITE));
      }
      case MANDATORY -> {
        layers.add(new Layer(Shapes.disc(0, 0, 1), WHITE));
        layers.add(new Layer(Shapes.disc(0, 0, 0.94), BLUE));
        layers.add(new Layer(arrow(dice.below(5) * Math.PI / 4), WHITE));
      }
      case WARNING -> {
        triangle(layers, -Math.PI / 2, 0.6);
        for (Shape part : symbol(dice)) {
          layers.add(new Layer(part, BLACK));
        }
      }
      case PRIORITY -> {
        layers.add(new Layer(Shapes.rounded(4, 0.95, 0, 0.06), WHITE));
        layers.add(new Layer(Shapes.rounded(4, 0.84, 0, 0.04), BLACK));
        layers.add(new Layer(Shapes.rounded(4, 0.8, 0, 0.04), WHITE));
        layers.add(new Layer(Shapes.regular(4, dice.between(0.56, 0.64), 0), YELLOW));
      }
    }
    return new SignArt(layers);
  }

  private static void triangle(List<Layer> layers, double tip, double inner) {
    layers.add(new Layer(Shapes.rounded(3, 1.0, tip, 0.1), WHITE));
    layers.add(new Layer(Shapes.rounded(3, 0.97, tip, 0.08), RED));
    layers.add(new Layer(Shapes.rounded(3, inner, tip, 0.04), WHITE));
  }

  /** An arrow from the middle outward: left (0) by way of up (pi/2) to right (pi). */
  private static Shape arrow(double direction) {
    Shape right =
        Shapes.polygon(
            -0.7, -0.13, 0.1, -0.13, 0.1, -0.46, 0.74, 0, 0.1, 0.46, 0.1, 0.13, -0.7, 0.13);
    return java.awt.geom.AffineTransform.getRotateInstance(direction + Math.PI)
        .createTransformedShape(right);
  }

  private static List<Shape> symbol(Dice dice) {
    return switch (dice.below(4)) {
      case 0 -> // danger
          List.of(
              Shapes.polygon(-0.09, -0.45, 0.09, -0.45, 0.05, 0.12, -0.05, 0.12),
              Shapes.disc(0, 0.27, 0.09));
      case 1 -> { // bend
        int side = dice.side();
        yield List.of(
            Shapes.stroke(Shapes.line(-0.1 * side, 0.34, -0.1 * side, 0.1, 0.1 * side, -0.1), 0.13),
            Shapes.polygon(0.0, -0.02, 0.24 * side, -0.2, 0.1 * side, -0.38, -0.14 * side, -0.24));
      }
      case 2 -> // crossroads
          List.of(
              Shapes.rectangle(-0.08, -0.42, 0.08, 0.36),
              Shapes.rectangle(-0.32, -0.02, 0.32, 0.1));
      default -> // person walking
          List.of(
              Shapes.disc(0.02, -0.38, 0.09),
              Shapes.stroke(Shapes.line(0, -0.26, -0.02, 0.1), 0.16),
              Shapes.stroke(Shapes.line(0.16, 0.36, 0, 0.02, -0.18, 0.36), 0.09),
              Shapes.stroke(Shapes.line(0.2, 0.02, 0, -0.22, -0.2, 0.02), 0.07));
    };
  }
}
