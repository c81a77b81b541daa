/** Regions of a picture that may hold an object, found without knowing which. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.proposal;
