/**
 * Evaluation of what models make: pictures ({@link org.fovea.metrics.generative.FrechetDistance},
 * {@link org.fovea.metrics.generative.InceptionScore}) and captions ({@link
 * org.fovea.metrics.generative.Bleu}).
 */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.generative;
