/** What errors on training and validation data say about a model, and what to try next. */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.diagnosis;
