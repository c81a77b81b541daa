/** Work cut into tasks for the threads of an executor. */
@org.jspecify.annotations.NullMarked
package org.fovea.classic.task;
