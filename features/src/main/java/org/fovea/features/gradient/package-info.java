/** How fast and in which direction pictures change. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.gradient;
