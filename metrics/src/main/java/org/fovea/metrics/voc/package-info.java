/**
 * Pascal VOC's evaluation.
 *
 * <p>Source of the protocol: Everingham et al., "The Pascal Visual Object Classes (VOC) Challenge",
 * IJCV 2010, and its development kit.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.voc;
