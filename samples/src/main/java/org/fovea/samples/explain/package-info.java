/** What a classifier looked at, as pictures. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.explain;
