package org.fovea.features.segmentation;

import java.util.Arrays;

/**
 * Pixels to flood, lowest first and of equal height the oldest. Markers are all of one age; which
 * of them goes first is left to the heap, which works as scikit-image's does.
 */
final class FloodQueue {
  private double[] height = new double[256];
  private int[] age = new int[256];
  private int[] pixel = new int[256];
  private int[] source = new int[256];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int firstPixel() {
    return pixel[0];
  }

  int firstSource() {
    return source[0];
  }

  void add(double newHeight, int newAge, int newPixel, int newSource) {
    if (size == pixel.length) {
      height = Arrays.copyOf(height, 2 * size);
      age = Arrays.copyOf(age, 2 * size);
      pixel = Arrays.copyOf(pixel, 2 * size);
      source = Arrays.copyOf(source, 2 * size);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) / 2;
      if (!isBefore(newHeight, newAge, height[parent], age[parent])) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    put(hole, newHeight, newAge, newPixel, newSource);
  }

  void removeFirst() {
    size--;
    double lastHeight = height[size];
    int lastAge = age[size];
    int hole = 0;
    while (2 * hole + 1 < size) {
      int child = 2 * hole + 1;
      int other = child + 1;
      boolean left = isBefore(height[child], age[child], lastHeight, lastAge);
      double bestHeight = left ? height[child] : lastHeight;
      int bestAge = left ? age[child] : lastAge;
      if (other < size && isBefore(height[other], age[other], bestHeight, bestAge)) {
        child = other;
      } else if (!left) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    put(hole, lastHeight, lastAge, pixel[size], source[size]);
  }

  private void move(int from, int to) {
    put(to, height[from], age[from], pixel[from], source[from]);
  }

  private void put(int at, double newHeight, int newAge, int newPixel, int newSource) {
    height[at] = newHeight;
    age[at] = newAge;
    pixel[at] = newPixel;
    source[at] = newSource;
  }

  private static boolean isBefore(double heightA, int ageA, double heightB, int ageB) {
    return heightA != heightB ? heightA < heightB : ageA < ageB;
  }
}
