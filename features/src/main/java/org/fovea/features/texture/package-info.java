/** Statistics of texture. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.texture;
