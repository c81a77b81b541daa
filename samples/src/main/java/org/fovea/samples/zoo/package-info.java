/** The model zoo as tables. */
@org.jspecify.annotations.NullMarked
package org.fovea.samples.zoo;
