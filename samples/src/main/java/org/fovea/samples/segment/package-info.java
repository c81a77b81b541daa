/** Results of segmentation as pictures. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.segment;
