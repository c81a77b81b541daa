/** Object detection by boosted cascades of Haar-like features or multi-block binary patterns. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.cascade;
