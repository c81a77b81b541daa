/** Classic image processing beside BoofCV. */
@org.jspecify.annotations.NullMarked
package org.fovea.benchmarks.classic;
