/** Pictures read from and written to files. */
@org.jspecify.annotations.NullMarked
package org.fovea.io.image;
