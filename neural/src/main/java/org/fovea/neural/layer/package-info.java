/** Building blocks of networks: operations together with their parameters. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.layer;
