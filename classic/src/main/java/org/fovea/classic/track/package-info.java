/** Objects followed from picture to picture. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.track;
