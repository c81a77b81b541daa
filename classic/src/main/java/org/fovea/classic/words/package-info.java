/** Pictures as bags of visual words. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.words;
