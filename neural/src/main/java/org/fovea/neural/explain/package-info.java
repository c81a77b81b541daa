/** What a network looked at, and what it has learned, as pictures. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.explain;
