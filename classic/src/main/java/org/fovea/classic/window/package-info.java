/** Sliding a window over a picture at every scale. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.window;
