/** Initial values of parameters. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.init;
