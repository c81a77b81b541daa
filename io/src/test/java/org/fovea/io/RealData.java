package org.fovea.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the real data lie; a test that asks for what is not there is skipped. */
public final class RealData {
  private RealData() {}

  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("fovea.data", "../../shared/data")).resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "skipped, there is no " + folder);
    return folder;
  }
}
