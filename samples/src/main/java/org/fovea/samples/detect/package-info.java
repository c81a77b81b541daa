/** Detectors from their files, and what they find as pictures. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.detect;
