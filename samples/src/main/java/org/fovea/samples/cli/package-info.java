/** The command line: one class for each command of {@code fovea}. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.cli;
