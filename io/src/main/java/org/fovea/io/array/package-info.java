/** Arrays of numbers and the files that hold them. */
@org.jspecify.annotations.NullMarked
package org.fovea.io.array;
