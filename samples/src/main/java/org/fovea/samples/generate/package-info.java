/** Networks that generate pictures: training, files, sample grids. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.generate;
