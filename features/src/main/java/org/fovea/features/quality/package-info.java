/** How close a picture is to another. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.quality;
