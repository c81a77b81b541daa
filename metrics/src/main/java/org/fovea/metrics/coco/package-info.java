/**
 * COCO's files and COCO's evaluation: readers and writers of instances and results, and the
 * evaluator, which equals pycocotools bit for bit.
 *
 * <p>Source of the protocol: Lin et al., "Microsoft COCO: Common Objects in Context", ECCV 2014,
 * and the behaviour of pycocotools 2.0.11.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.coco;
