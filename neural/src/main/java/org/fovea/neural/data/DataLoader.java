package org.fovea.neural.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.fovea.neural.thread.Workers;

/**
 * Gives the examples of a source in batches, epoch by epoch. The order of an epoch, and what is
 * random about its examples, follow from the seed and the epoch's number alone: an epoch can be had
 * again, a training can go on where it stopped, and no number of threads makes a difference. The
 * current {@link Workers} share the examples of a batch when it is asked for.
 *
 * @param <E> what an example is
 * @param <B> what a batch is
 */
public final class DataLoader<E, B> {
  private final ExampleSource<E> source;
  private final Collation<E, B> collation;
  private final DataLoaderConfig config;

  /**
   * A loader.
   *
   * @param source of examples
   * @param collation makes a batch of examples, on the thread that asks for it unless it is
   *     prefetched
   * @param config sizes and order
   */
  public DataLoader(ExampleSource<E> source, Collation<E, B> collation, DataLoaderConfig config) {
    this.source = source;
    this.collation = collation;
    this.config = config;
  }

  /**
   * The number of batches in an epoch.
   *
   * @return 0 for a source without examples
   */
  public int batches() {
    int full = source.size() / config.batchSize();
    boolean rest = source.size() % config.batchSize() != 0;
    return rest && !config.dropLast() ? full + 1 : full;
  }

  /**
   * The batches of an epoch, each made when it is asked for.
   *
   * @param epoch its number, any
   * @return the batches; may be gone through more than once, with the same result
   */
  public Iterable<B> epoch(int epoch) {
    return epoch(epoch, 0);
  }

  /**
   * The batches of an epoch but for the first ones, which are not made.
   *
   * @param epoch its number, any
   * @param first the position of the first batch given, 0 or more
   * @return the batches; may be gone through more than once, with the same result
   */
  public Iterable<B> epoch(int epoch, int first) {
    return () -> new Batches(epoch, first);
  }

  /**
   * The same batches as those of {@link #epoch}, of which some are made on threads of their own
   * while the caller works on one.
   *
   * @param epoch its number, any
   * @param first the position of the first batch given, 0 or more
   * @param ahead how many batches at most are being made or wait to be taken, at least 1; each is
   *     made on one thread, and the collation runs there, too
   * @return the batches, to be closed
   * @throws IllegalArgumentException if {@code ahead} is below 1
   */
  public PrefetchedBatches<B> prefetch(int epoch, int first, int ahead) {
    if (ahead < 1) {
      throw new IllegalArgumentException("data loader: ahead is " + ahead + ", expected 1 or more");
    }
    int[] order = order(epoch);
    int count = Math.max(0, batches() - first);
    return new PrefetchedBatches<>(count, ahead, number -> batch(epoch, order, first + number));
  }

  @SuppressWarnings("unchecked") // The array holds what the source gave.
  private B batch(int epoch, int[] order, int number) {
    int from = number * config.batchSize();
    int count = Math.min(config.batchSize(), order.length - from);
    Object[] examples = new Object[count];
    Workers.current()
        .forEach(
            count, i -> examples[i] = source.get(order[from + i], random(epoch, order[from + i])));
    return collation.collate((List<E>) Arrays.asList(examples));
  }

  /** Every generator is a mix of the seed, the epoch, and the example or -1 for the order. */
  private RandomGenerator random(int epoch, int index) {
    long numbers = ((long) epoch << 32) | (index & 0xffffffffL);
    long mixed = new SplittableRandom(config.seed()).nextLong() + numbers;
    return new SplittableRandom(new SplittableRandom(mixed).nextLong());
  }

  private int[] order(int epoch) {
    int[] order = new int[source.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    if (config.shuffle()) {
      RandomGenerator random = random(epoch, -1);
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int other = order[j];
        order[j] = order[i];
        order[i] = other;
      }
    }
    return order;
  }

  /** One way through an epoch. */
  private final class Batches implements Iterator<B> {
    private final int epoch;
    private final int[] order;
    private int next;

    Batches(int epoch, int first) {
      this.epoch = epoch;
      next = first;
      order = order(epoch);
    }

    @Override
    public boolean hasNext() {
      return next < batches();
    }

    @Override
    public B next() {
      if (!hasNext()) {
        throw new NoSuchElementException("epoch " + epoch + " has " + batches() + " batches");
      }
      return batch(epoch, order, next++);
    }
  }
}
