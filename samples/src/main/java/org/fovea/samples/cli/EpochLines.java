package org.fovea.samples.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.fovea.neural.train.EpochRecord;
import org.fovea.neural.train.History;
import org.fovea.neural.train.Monitor;
import org.fovea.neural.train.Trainer;
import org.fovea.neural.train.TrainingListener;

/**
 * A line for each epoch of a training.
 *
 * @param display where to
 */
record EpochLines(ProgressDisplay display) implements TrainingListener {
  @Override
  public void epochEnded(Trainer<?> trainer, EpochRecord record) {
    String figures =
        record.figures().entrySet().stream()
            .map(
                figure ->
                    figure.getKey().replace('.', ' ') + " " + ScoreLines.number(figure.getValue()))
            .collect(Collectors.joining(", "));
    display.println(
        String.format(
            Locale.ROOT, "epoch %d: %s (%.1f s)", record.epoch(), figures, record.seconds()));
  }

  /** The figures of the best epoch of a history that has one, a line each. */
  static String best(History history, Monitor monitor) {
    EpochRecord best = history.epochs().get(history.best(monitor).orElseThrow());
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "Best epoch: %d%n", best.epoch()));
    best.figures()
        .forEach(
            (name, value) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "  %-28s %s%n",
                        name.replace('.', ' ').replace('_', ' '),
                        ScoreLines.number(value))));
    return text.toString();
  }
}
