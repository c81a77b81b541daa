/** Rules by which gradients change parameters, and schedules of learning rates. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.optim;
