/** The report of a comparison: a self-contained HTML page, and its numbers as JSON. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.report;
