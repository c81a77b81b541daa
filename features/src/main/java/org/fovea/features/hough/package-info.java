/** Lines and circles by the Hough transform. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.hough;
