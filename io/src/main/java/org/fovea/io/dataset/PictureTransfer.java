package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Brings pictures into a data set that is being written: copies them, or links to them. */
final class PictureTransfer {
  private final Path staging;
  private final Path target;
  private final boolean copy;
  private final Losses losses;

  /**
   * A transfer.
   *
   * @param staging the folder that is being written
   * @param target the folder that it will be
   * @param copy whether to copy
   * @param losses hears of pictures that are not there
   */
  PictureTransfer(Path staging, Path target, boolean copy, Losses losses) throws IOException {
    this.staging = staging;
    this.copy = copy;
    this.losses = losses;
    // Links are relative to where they really are, whatever links lead there.
    this.target =
        Files.exists(target)
            ? target.toRealPath()
            : Folders.parent(target).toRealPath().resolve(target.getFileName());
  }

  /**
   * Brings a picture.
   *
   * @param picture its file
   * @param to where to, from the folder of the data set
   */
  void bring(Path picture, Path to) throws IOException {
    Path file = staging.resolve(to);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return; // it is in two splits
    }
    if (isThere(picture, target.resolve(to))) {
      return; // a link in its place would lead to itself
    }
    if (!Files.isRegularFile(picture)) {
      losses.count("pictures that are not there, only their annotations are written");
      return;
    }
    Files.createDirectories(Folders.parent(file));
    if (copy) {
      Files.copy(picture, file);
      return;
    }
    Path from = Folders.parent(target.resolve(to));
    try {
      Files.createSymbolicLink(file, from.relativize(picture.toRealPath()));
    } catch (UnsupportedOperationException | IllegalArgumentException | FileSystemException e) {
      throw new IOException(
          target.resolve(to) + ": can't make a link to the picture, copy the pictures instead", e);
    }
  }

  private static boolean isThere(Path picture, Path to) throws IOException {
    return Files.exists(picture) && Files.exists(to) && Files.isSameFile(picture, to);
  }
}
