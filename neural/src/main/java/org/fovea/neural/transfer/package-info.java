/** Networks that begin with what others have learned. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.transfer;
