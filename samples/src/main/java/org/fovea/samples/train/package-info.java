/** Training and judging networks on the user's own data, for the command line. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.train;
