/** Features of one picture as a picture and as numbers. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.features;
