/**
 * Detectors in one stage of the YOLO line, from the papers: a grid of points over the picture tells
 * boxes and classes at once. {@link org.fovea.neural.detection.yolo.YoloX} follows Ge et al., 2021
 * (arXiv:2107.08430); {@link org.fovea.neural.detection.yolo.DualAssignmentYolo} needs no
 * suppression, by the consistent dual assignments of YOLOv10 (Wang et al., 2024, arXiv:2405.14458)
 * and the task-aligned assignment of TOOD (Feng et al., 2021, arXiv:2108.07755). Backbones, necks,
 * heads and assigners can each be used alone.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.detection.yolo;
