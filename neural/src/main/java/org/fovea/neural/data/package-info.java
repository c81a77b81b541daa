/** Examples, and the batches that training takes them in. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.data;
