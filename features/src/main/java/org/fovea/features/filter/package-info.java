/** Linear filters and the border rules that they share. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.filter;
