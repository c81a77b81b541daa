/** Linear support vector machines. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.svm;
