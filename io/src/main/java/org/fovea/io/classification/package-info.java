/**
 * Classification data sets in files (IDX as of MNIST, CIFAR's binary files, a folder per class, CSV
 * lists), and how they are divided.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.io.classification;
