/** Local binary patterns. */
@org.jspecify.annotations.NullMarked
package org.fovea.features.lbp;
