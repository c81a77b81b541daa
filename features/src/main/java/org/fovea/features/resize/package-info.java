/** Resizing whole pictures, and boxes of pictures. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.resize;
