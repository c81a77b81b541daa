package org.fovea.samples.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code fovea --version} says. */
final class Version implements IVersionProvider {
  /** The version in the jar's manifest; classes run from a folder have none. */
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "fovea " + (version == null ? "(not packaged)" : version),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.arch")
    };
  }
}
