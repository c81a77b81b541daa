/** Networks that describe pictures in words. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.caption;
