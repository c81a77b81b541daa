/**
 * R-CNN in small: region proposals, a small convolutional network over warped regions, one linear
 * SVM per class on the network's features and box regression (Girshick, Donahue, Darrell and Malik,
 * "Rich feature hierarchies for accurate object detection and semantic segmentation", CVPR 2014,
 * with the appendices of arXiv:1311.2524v5).
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.rcnn;
