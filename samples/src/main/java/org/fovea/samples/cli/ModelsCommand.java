package org.fovea.samples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fovea.neural.model.ModelInfo;
import org.fovea.neural.model.Models;
import org.fovea.samples.zoo.ModelLayers;
import org.fovea.samples.zoo.ModelListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea models}: which networks there are, and what one consists of. */
@Command(
    name = "models",
    description = "List the networks of the model zoo, or the layers of one.",
    footer = {
      "",
      "Figures are for the network's default classes and input, one picture. Multiply-adds are those"
          + " of convolutions, fully connected layers and attention."
    })
final class ModelsCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "A network, whose layers are listed.")
  @Nullable String name;

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "Only networks with this in their names.")
  @Nullable String filter;

  @Option(names = "--json", description = "Print a JSON array.")
  boolean json;

  @Override
  public Integer call() {
    if (name != null && filter != null) {
      throw new ParameterException(spec.commandLine(), "name a network or --filter, not both");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(name == null ? listing(filter) : layers(name));
    out.flush();
    return 0;
  }

  private String listing(@Nullable String text) {
    String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
    List<ModelInfo> models =
        Models.names().stream().filter(n -> n.contains(wanted)).map(Models::info).toList();
    if (models.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "no network with '" + text + "' in its name");
    }
    ModelListing listing = new ModelListing(models);
    return json ? listing.json() : listing.text();
  }

  private String layers(String network) {
    ModelInfo info;
    try {
      info = Models.info(network);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    ModelLayers layers = ModelLayers.of(info);
    return json ? layers.json() : layers.text();
  }
}
