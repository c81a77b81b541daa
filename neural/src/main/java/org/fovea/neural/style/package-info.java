/** Pictures with the content of one and the style of another. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.style;
