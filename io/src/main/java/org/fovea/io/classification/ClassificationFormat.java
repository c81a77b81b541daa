package org.fovea.io.classification;

/** How a classification data set is stored. */
public enum ClassificationFormat {
  /** MNIST's pairs of files of pictures and labels, plain or gzip. */
  IDX,
  /** CIFAR-10's binary batches. */
  CIFAR_10,
  /** CIFAR-100's binary files. */
  CIFAR_100,
  /** A folder for each class, as ImageNet. */
  IMAGE_FOLDER,
  /** A text file that lists pictures and their labels. */
  CSV
}
