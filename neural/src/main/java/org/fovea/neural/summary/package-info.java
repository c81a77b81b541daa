/** What a model consists of: layers, shapes, parameters, arithmetic. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.summary;
