/** Boosting: strong classifiers of two classes that are sums of weak ones. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.boosting;
