package org.fovea.samples.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.List;

/** Paints a street without signs: sky, road, houses, trees, cars and other clutter. */
final class Scenery {
  private static final List<Color[]> SKIES =
      List.of(
          new Color[] {new Color(70, 130, 200), new Color(190, 215, 235)},
          new Color[] {new Color(110, 160, 215), new Color(225, 232, 238)},
          new Color[] {new Color(150, 158, 168), new Color(205, 208, 210)},
          new Color[] {new Color(90, 100, 140), new Color(245, 190, 130)},
          new Color[] {new Color(55, 70, 115), new Color(165, 150, 165)});
  private static final List<Color> WALLS =
      List.of(
          new Color(150, 85, 65),
          new Color(190, 165, 130),
          new Color(165, 160, 155),
          new Color(215, 205, 190),
          new Color(120, 110, 105),
          new Color(200, 150, 90),
          new Color(130, 140, 150));
  private static final List<Color> GROUNDS =
      List.of(
          new Color(88, 112, 60),
          new Color(120, 125, 70),
          new Color(140, 135, 125),
          new Color(105, 95, 75));
  private static final List<Color> PAINTWORK =
      List.of(
          new Color(190, 25, 30),
          new Color(30, 80, 165),
          new Color(235, 185, 30),
          new Color(235, 235, 232),
          new Color(35, 36, 40),
          new Color(140, 145, 150),
          new Color(40, 100, 70));
  static final List<Color> FOLIAGE =
      List.of(
          new Color(50, 85, 35),
          new Color(75, 105, 40),
          new Color(35, 65, 40),
          new Color(120, 105, 45),
          new Color(130, 75, 35));

  private final Canvas canvas;
  private final Camera camera;
  private final Textures textures;
  private final Dice dice;
  private final double roadLeft;
  private final double roadRight;

  Scenery(Canvas canvas, Camera camera, Textures textures, Dice dice) {
    this.canvas = canvas;
    this.camera = camera;
    this.textures = textures;
    this.dice = dice;
    double middle = dice.between(-1.5, 1.5);
    double half = dice.between(3, 5);
    roadLeft = middle - half;
    roadRight = middle + half;
  }

  /** Paints from far to near. */
  void paint() {
    sky();
    skyline();
    road();
    double gapLeft = dice.between(2.5, 9);
    double gapRight = dice.between(2.5, 9);
    boolean townLeft = dice.chance(0.65);
    boolean townRight = dice.chance(0.65);
    double end = dice.between(25, 80);
    for (double z = end; z > 3; z -= Math.max(1.5, z * dice.between(0.12, 0.3))) {
      roadside(roadLeft - gapLeft, -1, z, townLeft);
      roadside(roadRight + gapRight, 1, z, townRight);
    }
  }

  private void roadside(double x, int side, double z, boolean town) {
    double near = Math.max(2.2, z * 0.78);
    if (town && dice.chance(0.85)) {
      house(x, side, near, z);
    }
    double kerb = side < 0 ? roadLeft : roadRight;
    double place = kerb + side * dice.between(0.6, 2.2);
    double chance = dice.between(0, 1);
    if (chance < (town ? 0.2 : 0.6)) {
      tree(town ? place : x + side * dice.between(-1, 5), z);
    } else if (chance < 0.72) {
      car(kerb - side * dice.between(0.4, 2.2), Math.max(5, z));
    } else if (chance < 0.8) {
      lamp(place, -side, z);
    } else if (chance < 0.9) {
      clutter(place, Math.max(4, z));
    }
  }

  private void sky() {
    Color[] sky = dice.pick(SKIES);
    Shape all = Shapes.rectangle(0, 0, canvas.width, canvas.height);
    canvas.fill(
        all,
        new GradientPaint(
            0, 0, dice.near(sky[0], 12), 0, (float) camera.horizon(), dice.near(sky[1], 12)));
    if (dice.chance(0.7)) {
      canvas.tint(
          Shapes.rectangle(0, 0, canvas.width, camera.horizon()),
          textures.clouds(dice.between(0, 0.6), dice.between(400, 900), dice.between(150, 300)));
    }
  }

  /** Hills, woods or a distant town along the horizon. */
  private void skyline() {
    double horizon = camera.horizon();
    if (dice.chance(0.5)) {
      double[] xy = new double[2 * 42];
      double height = dice.between(8, 60);
      double phase = dice.between(0, 6);
      for (int i = 0; i < 40; i++) {
        double x = canvas.width * i / 39.0;
        double wave = 0.6 + 0.3 * StrictMath.sin(phase + i * 0.21) + dice.between(-0.08, 0.08);
        xy[2 * i] = x;
        xy[2 * i + 1] = horizon - height * wave;
      }
      xy[80] = canvas.width;
      xy[81] = horizon + 2;
      xy[82] = 0;
      xy[83] = horizon + 2;
      Shape hills = Shapes.polygon(xy);
      canvas.fill(hills, dice.near(new Color(85, 105, 85), 25));
      canvas.tint(hills, textures.rough(0.5, 120, 60));
      return;
    }
    for (double x = -20; x < canvas.width; ) {
      double width = dice.between(15, 60);
      Shape block = Shapes.rectangle(x, horizon - dice.between(8, 70), x + width, horizon + 2);
      canvas.fill(block, dice.near(new Color(135, 140, 150), 25));
      canvas.tint(block, textures.rough(0.35, 30, 30));
      x += width * dice.between(0.6, 1.1);
    }
  }

  private void road() {
    Shape land = Shapes.rectangle(0, camera.horizon(), canvas.width, canvas.height);
    canvas.fill(land, dice.near(dice.pick(GROUNDS), 15));
    canvas.tint(land, textures.rough(0.45, 310, 55));
    double pavement = dice.between(0.8, 2.5);
    if (dice.chance(0.7)) {
      Color slabs = dice.near(new Color(165, 160, 152), 15);
      canvas.fill(camera.ground(roadLeft - pavement, roadRight + pavement, 1, 300), slabs);
    }
    Shape lane = camera.ground(roadLeft, roadRight, 1, 300);
    canvas.fill(lane, dice.near(new Color(88, 88, 92), 18));
    canvas.tint(lane, textures.rough(0.3, 260, 45));
    Color paint = dice.near(new Color(225, 225, 218), 12);
    double middle = (roadLeft + roadRight) / 2;
    for (double z = dice.between(1, 4); z < 90; z += 6) {
      canvas.fill(camera.ground(middle - 0.08, middle + 0.08, z, z + 3), paint);
    }
    if (dice.chance(0.6)) {
      canvas.fill(camera.ground(roadLeft + 0.2, roadLeft + 0.35, 1, 200), paint);
      canvas.fill(camera.ground(roadRight - 0.35, roadRight - 0.2, 1, 200), paint);
    }
    if (dice.chance(0.25)) {
      double z = dice.between(5, 14);
      for (double x = roadLeft + 0.4; x < roadRight - 0.4; x += 1) {
        canvas.fill(camera.ground(x, x + 0.5, z, z + 3), paint);
      }
    }
  }

  /** A house front along the street, and the end wall that faces us. */
  private void house(double x, int side, double near, double far) {
    double height = dice.between(4, 13);
    Color wall = dice.near(dice.pick(WALLS), 20);
    double grain = Math.max(8, camera.scale(near) * 1.5);
    double deep = x + side * dice.between(6, 12);
    Shape end = camera.polygon(x, 0, near, x, height, near, deep, height, near, deep, 0, near);
    canvas.fill(end, wall.darker());
    canvas.tint(end, textures.rough(0.35, grain, grain));
    if (dice.chance(0.4)) {
      double peak = (x + deep) / 2;
      Shape roof = camera.polygon(x, height, near, peak, height + 2.5, near, deep, height, near);
      canvas.fill(roof, dice.near(new Color(120, 65, 50), 25));
    }
    Shape front = camera.polygon(x, 0, near, x, height, near, x, height, far, x, 0, far);
    canvas.fill(front, wall);
    canvas.tint(front, textures.rough(0.35, grain * 0.7, grain));
    Color glass = dice.near(new Color(60, 70, 85), 20);
    double step = dice.between(1.8, 3);
    for (double y = 3.6; y + 1.6 < height; y += 3) {
      for (double z = near + 0.6; z + step * 0.55 < far; z += step) {
        double z2 = z + step * 0.5;
        canvas.fill(
            camera.polygon(x, y, z, x, y + 1.5, z, x, y + 1.5, z2, x, y, z2),
            dice.chance(0.1) ? new Color(235, 205, 130) : glass);
      }
    }
    for (double y = 1; y + 1.6 < height; y += 3) {
      for (int i = 0; i < 3; i++) {
        double wx = x + side * (1 + 2.2 * i);
        canvas.fill(
            camera.polygon(
                wx, y, near, wx, y + 1.5, near, wx + side, y + 1.5, near, wx + side, y, near),
            glass);
      }
    }
    if (dice.chance(0.5)) {
      shop(x, near, far);
    }
  }

  /** A shop window with a bright board above it. */
  private void shop(double x, double near, double far) {
    canvas.fill(
        camera.polygon(x, 0.4, near, x, 2.4, near, x, 2.4, far, x, 0.4, far),
        dice.near(new Color(50, 55, 65), 15));
    canvas.fill(
        camera.polygon(x, 2.4, near, x, 3.2, near, x, 3.2, far, x, 2.4, far),
        dice.near(dice.pick(PAINTWORK), 20));
    for (double z = near + 0.4; z < far - 0.6; z += 1.1) {
      if (dice.chance(0.7)) {
        double z2 = z + dice.between(0.3, 0.8);
        canvas.fill(
            camera.polygon(x, 2.6, z, x, 3, z, x, 3, z2, x, 2.6, z2),
            dice.near(new Color(238, 236, 225), 15));
      }
    }
  }

  private void tree(double x, double z) {
    double scale = camera.scale(z);
    Point2D.Double foot = camera.project(x, 0, z);
    double trunk = dice.between(1.5, 3) * scale;
    double half = dice.between(0.1, 0.2) * scale;
    canvas.fill(
        Shapes.rectangle(foot.x - half, foot.y - trunk, foot.x + half, foot.y),
        dice.near(new Color(80, 65, 50), 15));
    double crown = dice.between(1.2, 2.4) * scale;
    foliage(foot.x, foot.y - trunk - crown * 0.7, crown, dice.near(dice.pick(FOLIAGE), 15));
  }

  /** A round mass of leaves, lit from above. */
  void foliage(double x, double y, double radius, Color colour) {
    if (radius < 2 || x + radius < 0 || x - radius > canvas.width || y + radius < 0) {
      return;
    }
    int leaves = (int) Math.min(170, 25 + radius * 2);
    for (int i = 0; i < leaves; i++) {
      double angle = dice.between(0, 2 * Math.PI);
      double away = radius * StrictMath.sqrt(dice.between(0, 1));
      double lx = x + away * StrictMath.cos(angle);
      double ly = y + 0.85 * away * StrictMath.sin(angle);
      double light = 0.75 + 0.45 * (y + radius - ly) / (2 * radius) + dice.between(-0.2, 0.2);
      Color shade =
          new Color(
              (int) Math.max(0, Math.min(255, colour.getRed() * light)),
              (int) Math.max(0, Math.min(255, colour.getGreen() * light)),
              (int) Math.max(0, Math.min(255, colour.getBlue() * light)));
      double leaf = radius * dice.between(0.08, 0.26);
      canvas.fill(Shapes.disc(lx, ly, Math.max(0.8, leaf)), shade);
    }
  }

  /** A car seen from behind, with round or square lights. */
  private void car(double x, double z) {
    double s = camera.scale(z);
    Point2D.Double foot = camera.project(x, 0, z);
    Color body = dice.near(dice.pick(PAINTWORK), 20);
    double w = 0.88 * s;
    double h = dice.between(1.35, 1.7) * s;
    canvas.tint(
        new java.awt.geom.Ellipse2D.Double(foot.x - 1.1 * w, foot.y - 0.1 * s, 2.2 * w, 0.22 * s),
        new Color(0, 0, 0, 120));
    for (int side = -1; side <= 1; side += 2) {
      canvas.fill(
          Shapes.rectangle(
              foot.x + side * w * 0.95, foot.y - 0.45 * s, foot.x + side * w * 0.6, foot.y),
          new Color(20, 20, 22));
    }
    canvas.fill(
        Shapes.polygon(
            foot.x - w,
            foot.y - 0.25 * s,
            foot.x - w,
            foot.y - 0.85 * s,
            foot.x - 0.72 * w,
            foot.y - h,
            foot.x + 0.72 * w,
            foot.y - h,
            foot.x + w,
            foot.y - 0.85 * s,
            foot.x + w,
            foot.y - 0.25 * s),
        body);
    canvas.fill(
        Shapes.polygon(
            foot.x - 0.8 * w,
            foot.y - 0.88 * s,
            foot.x - 0.64 * w,
            foot.y - 0.94 * h,
            foot.x + 0.64 * w,
            foot.y - 0.94 * h,
            foot.x + 0.8 * w,
            foot.y - 0.88 * s),
        new Color(45, 52, 62));
    canvas.fill(
        Shapes.rectangle(foot.x - 0.26 * s, foot.y - 0.5 * s, foot.x + 0.26 * s, foot.y - 0.38 * s),
        new Color(232, 230, 215));
    boolean round = dice.chance(0.5);
    for (int side = -1; side <= 1; side += 2) {
      double lx = foot.x + side * 0.8 * w;
      double ly = foot.y - 0.68 * s;
      canvas.fill(
          round
              ? Shapes.disc(lx, ly, 0.13 * s)
              : Shapes.rectangle(lx - 0.12 * s, ly - 0.1 * s, lx + 0.12 * s, ly + 0.1 * s),
          dice.near(new Color(190, 20, 25), 20));
    }
  }

  private void lamp(double x, int toRoad, double z) {
    double s = camera.scale(z);
    Point2D.Double foot = camera.project(x, 0, z);
    Color steel = dice.near(new Color(110, 112, 115), 20);
    double top = foot.y - dice.between(4, 6) * s;
    pole(foot.x, top, foot.y, 0.09 * s, steel);
    canvas.fill(
        Shapes.stroke(Shapes.line(foot.x, top, foot.x + toRoad * 1.1 * s, top - 0.2 * s), 0.1 * s),
        steel);
    canvas.fill(
        Shapes.disc(foot.x + toRoad * 1.1 * s, top - 0.1 * s, 0.2 * s), new Color(235, 228, 200));
  }

  private void pole(double x, double top, double bottom, double half, Color colour) {
    double wide = Math.max(0.6, half);
    canvas.fill(Shapes.rectangle(x - wide, top, x + wide, bottom), colour);
  }

  /** Things in the colours and shapes of signs that are none. */
  private void clutter(double x, double z) {
    double s = camera.scale(z);
    Point2D.Double foot = camera.project(x, 0, z);
    Color steel = dice.near(new Color(120, 120, 122), 20);
    switch (dice.below(6)) {
      case 0 -> trafficLight(foot.x, foot.y - dice.between(2.2, 3) * s, foot.y, s, steel);
      case 1 -> billboard(foot.x, foot.y - dice.between(2, 3) * s, foot.y, s, steel);
      case 2 -> { // the back of a sign
        double y = foot.y - dice.between(1.8, 2.6) * s;
        pole(foot.x, y, foot.y, 0.05 * s, steel);
        SignArt art = SignArt.of(dice.pick(List.of(SignKind.values())), dice);
        Shape plate = View.frontal(foot.x, y, 0.38 * s).project(art.outline());
        canvas.fill(plate, dice.near(new Color(125, 127, 130), 15));
        canvas.tint(plate, textures.rough(0.2, s, s));
      }
      case 3 -> { // a mirror at a crossing, or a clock
        double y = foot.y - dice.between(2, 2.8) * s;
        pole(foot.x, y, foot.y, 0.05 * s, steel);
        canvas.fill(Shapes.disc(foot.x, y, 0.42 * s), dice.near(dice.pick(PAINTWORK), 20));
        canvas.fill(Shapes.disc(foot.x, y, 0.33 * s), dice.near(new Color(190, 205, 215), 15));
        canvas.fill(
            Shapes.rectangle(foot.x - 0.02 * s, y - 0.25 * s, foot.x + 0.02 * s, y),
            new Color(60, 60, 62));
      }
      case 4 -> { // a barrier in red and white
        double top = foot.y - 1.1 * s;
        for (int i = 0; i < 6; i++) {
          double left = foot.x + (i - 3) * 0.4 * s;
          canvas.fill(
              Shapes.polygon(
                  left,
                  top + 0.3 * s,
                  left + 0.1 * s,
                  top,
                  left + 0.5 * s,
                  top,
                  left + 0.4 * s,
                  top + 0.3 * s),
              i % 2 == 0 ? new Color(195, 30, 35) : new Color(235, 235, 230));
        }
        pole(foot.x - s, top + 0.3 * s, foot.y, 0.05 * s, steel);
        pole(foot.x + s, top + 0.3 * s, foot.y, 0.05 * s, steel);
      }
      default -> { // pennants on a line
        double y = foot.y - dice.between(3, 4) * s;
        for (int i = 0; i < 7; i++) {
          double left = foot.x + (i - 3) * 0.55 * s;
          canvas.fill(
              Shapes.polygon(left, y, left + 0.4 * s, y, left + 0.2 * s, y + 0.45 * s),
              dice.near(dice.pick(PAINTWORK), 20));
        }
      }
    }
  }

  private void trafficLight(double x, double y, double bottom, double s, Color steel) {
    pole(x, y, bottom, 0.06 * s, steel);
    canvas.fill(
        Shapes.rectangle(x - 0.17 * s, y - 0.5 * s, x + 0.17 * s, y + 0.5 * s),
        new Color(30, 32, 30));
    int lit = dice.below(3);
    Color[] on = {new Color(235, 40, 35), new Color(250, 190, 40), new Color(50, 210, 120)};
    for (int i = 0; i < 3; i++) {
      canvas.fill(
          Shapes.disc(x, y + (i - 1) * 0.31 * s, 0.12 * s),
          i == lit ? on[i] : on[i].darker().darker());
    }
  }

  private void billboard(double x, double y, double bottom, double s, Color steel) {
    double w = dice.between(0.6, 1.4) * s;
    double h = dice.between(0.4, 0.9) * s;
    pole(x - 0.7 * w, y, bottom, 0.06 * s, steel);
    pole(x + 0.7 * w, y, bottom, 0.06 * s, steel);
    canvas.fill(Shapes.rectangle(x - w, y - h, x + w, y + h), new Color(225, 225, 222));
    canvas.fill(
        Shapes.rectangle(x - 0.95 * w, y - 0.92 * h, x + 0.95 * w, y + 0.92 * h),
        dice.near(dice.pick(PAINTWORK), 25));
    int figures = 2 + dice.below(4);
    for (int i = 0; i < figures; i++) {
      double fx = x + dice.between(-0.6, 0.6) * w;
      double fy = y + dice.between(-0.4, 0.4) * h;
      double size = dice.between(0.15, 0.45) * h;
      Shape figure =
          switch (dice.below(4)) {
            case 0 -> Shapes.disc(fx, fy, size);
            case 1 -> Shapes.rectangle(fx - size, fy - 0.3 * size, fx + size, fy + 0.3 * size);
            case 2 -> Shapes.polygon(fx - size, fy + size, fx + size, fy + size, fx, fy - size);
            default -> Shapes.rectangle(fx - 0.4 * size, fy - size, fx + 0.4 * size, fy + size);
          };
      canvas.fill(figure, dice.near(dice.pick(PAINTWORK), 25));
    }
  }
}
