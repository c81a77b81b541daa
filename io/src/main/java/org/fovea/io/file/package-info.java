/** Files that are written whole or not at all. */
@org.jspecify.annotations.NullMarked
package org.fovea.io.file;
