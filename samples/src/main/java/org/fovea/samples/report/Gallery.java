package org.fovea.samples.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.samples.compare.PictureMatch;
import org.fovea.samples.compare.PipelineResult;

/** Chooses test pictures that show what the pipelines can do and what they can't. */
final class Gallery {
  private static final int GROUP_SIZE = 8;

  /**
   * A picture with what each pipeline made of it.
   *
   * @param index its place in the test split
   * @param truths what is in it
   * @param matches for each pipeline, in their order, what it found
   */
  record Picture(int index, List<Annotation> truths, List<PictureMatch> matches) {
    private IntStream errors() {
      return matches.stream().mapToInt(m -> m.wrong() + m.missed().size());
    }

    int fewestErrors() {
      return errors().min().orElse(0);
    }

    int mostErrors() {
      return errors().max().orElse(0);
    }

    int right() {
      return matches.stream().mapToInt(PictureMatch::right).sum();
    }
  }

  /**
   * Pictures that show the same thing.
   *
   * @param title what they show
   * @param pictures the clearest first
   */
  record Group(String title, List<Picture> pictures) {}

  private Gallery() {}

  /** At most three groups, none of them empty; no picture occurs twice. */
  static List<Group> choose(LabelledImages<?> test, List<PipelineResult> results) {
    List<Map<Long, List<Detection>>> found =
        results.stream().map(PipelineResult::detectionsByImage).toList();
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      List<PictureMatch> matches = new ArrayList<>();
      for (int p = 0; p < results.size(); p++) {
        matches.add(
            PictureMatch.of(
                test.annotations(i),
                found.get(p).getOrDefault(test.info(i).id(), List.of()),
                results.get(p).operatingPoint().score()));
      }
      pictures.add(new Picture(i, test.annotations(i), List.copyOf(matches)));
    }
    Set<Picture> taken = new HashSet<>();
    boolean several = results.size() > 1;
    List<Group> groups = new ArrayList<>();
    groups.add(
        new Group(
            "Where the pipelines differ most",
            pick(
                pictures,
                taken,
                p -> p.mostErrors() > p.fewestErrors(),
                Comparator.comparingInt(p -> p.fewestErrors() - p.mostErrors()))));
    groups.add(
        new Group(
            several ? "Hard for every pipeline" : "Failures",
            pick(
                pictures,
                taken,
                p -> p.fewestErrors() > 0,
                Comparator.comparingInt(p -> -p.fewestErrors()))));
    groups.add(
        new Group(
            several ? "Well done by every pipeline" : "Successes",
            pick(
                pictures,
                taken,
                p -> p.right() > 0,
                Comparator.comparingInt(Picture::mostErrors).thenComparingInt(p -> -p.right()))));
    return groups.stream().filter(g -> !g.pictures().isEmpty()).toList();
  }

  private static List<Picture> pick(
      List<Picture> all, Set<Picture> taken, Predicate<Picture> which, Comparator<Picture> order) {
    List<Picture> chosen =
        all.stream()
            .filter(which.and(p -> !taken.contains(p)))
            .sorted(order)
            .limit(GROUP_SIZE)
            .toList();
    taken.addAll(chosen);
    return chosen;
  }
}
