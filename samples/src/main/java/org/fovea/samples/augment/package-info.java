/** Shows what augmentation does to a picture. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.augment;
