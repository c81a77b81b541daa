/** Networks that generate pictures and learn it from an opponent. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.adversarial;
