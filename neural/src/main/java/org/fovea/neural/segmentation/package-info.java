/** Networks that tell the class of every pixel, their training and their use on large pictures. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.segmentation;
