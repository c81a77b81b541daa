/** The comparison of detection pipelines: what takes part, how it is run, and what came of it. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.compare;
