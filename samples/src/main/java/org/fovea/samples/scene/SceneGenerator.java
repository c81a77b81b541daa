package org.fovea.samples.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws road scenes from a seed. The same seed and index give the same pixels; immutable and
 * thread-safe.
 *
 * <p>A scene holds 0 to 5 signs of {@link SignKind}, each turned up to 35 degrees away, weathered,
 * lit unevenly and sometimes partly hidden by leaves or a lamp post, on a street of houses, trees,
 * cars and clutter in the same colours. Then come exposure, blur and noise. At least 60 % of each
 * sign is visible.
 */
public final class SceneGenerator {
  private static final double LEAST_VISIBLE = 0.6;
  private static final int LEAST_SIDE = 14;
  private final int width;
  private final int height;
  private final long seed;

  /**
   * A generator.
   *
   * @param width of the pictures in pixels, at least 160
   * @param height of the pictures in pixels, at least 120
   * @param seed what all choices follow from
   * @throws IllegalArgumentException if the pictures would be too small for a scene
   */
  public SceneGenerator(int width, int height, long seed) {
    if (width < 160 || height < 120) {
      throw new IllegalArgumentException(
          "a scene needs at least 160 x 120 pixels, got " + width + " x " + height);
    }
    this.width = width;
    this.height = height;
    this.seed = seed;
  }

  /**
   * Draws a scene.
   *
   * @param index which one
   * @return the picture and its signs
   */
  public Scene generate(long index) {
    for (long attempt = 0; ; attempt++) {
      Scene scene = draw(new Dice(seed, index, attempt));
      if (scene != null) {
        return scene;
      }
    }
  }

  private record Placed(SignKind kind, View view) {}

  /** A scene, or null where a sign came to be hidden too much to ask anyone to find it. */
  private @Nullable Scene draw(Dice dice) {
    Canvas canvas = new Canvas(width, height);
    Camera camera =
        new Camera(
            width * dice.between(0.8, 1.2),
            width * dice.between(0.3, 0.7),
            height * dice.between(0.45, 0.62),
            dice.between(1.3, 2));
    Textures textures = new Textures(dice);
    Scenery scenery = new Scenery(canvas, camera, textures, dice);
    scenery.paint();
    List<Placed> placed = place(dice, camera);
    double[] whole = new double[placed.size()];
    for (int i = 0; i < placed.size(); i++) {
      whole[i] = paint(placed.get(i), i + 1, canvas, camera, textures, dice);
      if (dice.chance(0.22)) {
        hide(placed.get(i).view(), canvas, scenery, dice);
      }
    }
    shadow(canvas, dice);
    List<Scene.Sign> signs = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      Canvas.Visible seen = canvas.visible(i + 1);
      if (seen == null
          || seen.pixels() < LEAST_VISIBLE * whole[i]
          || Math.min(seen.box().width(), seen.box().height()) < LEAST_SIDE) {
        return null;
      }
      signs.add(new Scene.Sign(placed.get(i).kind(), seen.box(), seen.pixels()));
    }
    return new Scene(new Photograph(dice).take(canvas), signs);
  }

  /** Chooses signs and places without overlap, from far (small) to near (large). */
  private List<Placed> place(Dice dice, Camera camera) {
    int count = dice.chance(0.05) ? 0 : 1 + dice.below(5);
    List<Placed> placed = new ArrayList<>();
    List<Rectangle2D> taken = new ArrayList<>();
    boolean large = false;
    for (int tries = 0; placed.size() < count && tries < 60; tries++) {
      double share = dice.between(0, 1);
      double side =
          share < 0.36
              ? dice.logBetween(19, 31)
              : share < 0.74 ? dice.logBetween(34, 90) : dice.logBetween(105, 165);
      if (side > 100 && large) {
        continue;
      }
      double radius = Math.min(side, height / 2.2) / 2;
      double x = dice.between(0.9 * radius, width - 0.9 * radius);
      // Signs hang one to two of their own sizes above the eye's level.
      double y = camera.horizon() - radius * dice.between(0.6, 4);
      y = Math.max(y, 0.92 * radius);
      Rectangle2D around =
          new Rectangle2D.Double(x - 1.15 * radius, y - 1.15 * radius, 2.3 * radius, 2.3 * radius);
      if (taken.stream().anyMatch(around::intersects)) {
        continue;
      }
      taken.add(around);
      large |= side > 100;
      View view =
          new View(
              x,
              y,
              radius,
              StrictMath.toRadians(clamp(dice.gaussian() * 16, 35)),
              StrictMath.toRadians(clamp(dice.gaussian() * 6, 15)),
              StrictMath.toRadians(clamp(dice.gaussian() * 4, 10)),
              dice.between(4, 10));
      placed.add(new Placed(dice.pick(List.of(SignKind.values())), view));
    }
    placed.sort(Comparator.comparingDouble(p -> p.view().radius()));
    return placed;
  }

  private static double clamp(double value, double most) {
    return Math.max(-most, Math.min(most, value));
  }

  /** Paints a sign on its pole and says how many pixels its plate would have, seen whole. */
  private static double paint(
      Placed sign, int owner, Canvas canvas, Camera camera, Textures textures, Dice dice) {
    View view = sign.view();
    double radius = view.radius();
    // A plate is about 0.75 m across; that gives the depth at which its pole meets the ground.
    double ground = camera.horizon() + camera.eye() * radius / 0.375;
    double half = Math.max(0.7, 0.07 * radius);
    Color steel = dice.near(new Color(130, 132, 134), 25);
    canvas.fill(
        Shapes.rectangle(view.centreX() - half, view.centreY(), view.centreX() + half, ground),
        new GradientPaint(
            (float) (view.centreX() - half),
            0,
            steel.brighter(),
            (float) (view.centreX() + half),
            0,
            steel.darker()));
    SignArt art = SignArt.of(sign.kind(), dice);
    double fade = dice.between(0, 0.3);
    Color dust = dice.near(new Color(170, 168, 160), 30);
    for (SignArt.Layer layer : art.layers()) {
      canvas.fill(view.project(layer.shape()), blend(layer.colour(), dust, fade), owner);
    }
    Shape plate = view.project(art.outline());
    canvas.tint(plate, textures.rough(dice.between(0.05, 0.35), 3 * radius, 3 * radius));
    double towards = dice.between(0, 2 * Math.PI);
    double dx = radius * StrictMath.cos(towards);
    double dy = radius * StrictMath.sin(towards);
    canvas.tint(
        plate,
        new GradientPaint(
            (float) (view.centreX() - dx),
            (float) (view.centreY() - dy),
            new Color(0, 0, 0, 0),
            (float) (view.centreX() + dx),
            (float) (view.centreY() + dy),
            new Color(0, 0, 0, (int) dice.between(0, 130))));
    return area(plate);
  }

  private static Color blend(Color a, Color b, double t) {
    return new Color(
        (int) (a.getRed() + t * (b.getRed() - a.getRed())),
        (int) (a.getGreen() + t * (b.getGreen() - a.getGreen())),
        (int) (a.getBlue() + t * (b.getBlue() - a.getBlue())));
  }

  /** The shoelace formula over a polygon. */
  private static double area(Shape polygon) {
    double[] at = new double[6];
    double sum = 0;
    double startX = 0;
    double startY = 0;
    double lastX = 0;
    double lastY = 0;
    for (var i = polygon.getPathIterator(null, 0.1); !i.isDone(); i.next()) {
      switch (i.currentSegment(at)) {
        case java.awt.geom.PathIterator.SEG_MOVETO -> {
          startX = at[0];
          startY = at[1];
        }
        case java.awt.geom.PathIterator.SEG_CLOSE -> {
          sum += lastX * startY - startX * lastY;
          continue;
        }
        default -> sum += lastX * at[1] - at[0] * lastY;
      }
      lastX = at[0];
      lastY = at[1];
    }
    return Math.abs(sum) / 2;
  }

  /** Puts leaves or a lamp post in front of part of a sign. */
  private static void hide(View sign, Canvas canvas, Scenery scenery, Dice dice) {
    double r = sign.radius();
    double x = sign.centreX() + dice.side() * dice.between(0.5, 1.1) * r;
    if (dice.chance(0.35)) {
      double half = dice.between(0.06, 0.14) * r;
      canvas.fill(
          Shapes.rectangle(x - half, -1, x + half, canvas.height),
          dice.near(new Color(95, 95, 98), 30));
      return;
    }
    double y = sign.centreY() + dice.side() * dice.between(0.5, 1.1) * r;
    scenery.foliage(x, y, r * dice.between(0.5, 0.9), dice.near(dice.pick(Scenery.FOLIAGE), 15));
  }

  /** The shadow of something out of sight across the picture, now and then. */
  private void shadow(Canvas canvas, Dice dice) {
    if (!dice.chance(0.4)) {
      return;
    }
    double top = dice.between(-0.2, 1) * width;
    double slant = dice.between(-0.5, 0.5) * width;
    double broad = dice.between(0.15, 0.6) * width;
    Color shade = new Color(0, 0, 20, (int) dice.between(6, 16));
    for (int i = 0; i < 8; i++) { // one inside the other: the edge is soft
      double left = top + i * width * 0.012;
      double right = top + broad - i * width * 0.012;
      canvas.tint(
          Shapes.polygon(left, 0, right, 0, right + slant, height, left + slant, height), shade);
    }
  }
}
