/** How long-running work reports how far it is. */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.progress;
