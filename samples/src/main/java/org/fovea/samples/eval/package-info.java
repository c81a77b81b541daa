/** What {@code fovea eval} shows beyond the table of numbers: errors, charts and a page. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.eval;
