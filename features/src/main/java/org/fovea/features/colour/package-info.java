/** Colour spaces and how to get there from RGB. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.colour;
