/** Clustering and classifiers of feature vectors. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.learning;
