package org.fovea.neural.summary;

import org.fovea.neural.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One module of a model.
 *
 * @param name full name, parts joined by dots; empty for the model itself
 * @param type the simple name of its class
 * @param output the shape of what it gave when it was last used, or null when its forward pass was
 *     not seen
 * @param trainable elements of parameters directly in the module that want their gradient
 * @param frozen elements of parameters directly in the module that do not
 * @param multiplyAdds multiplications with addition in the module's forward pass, outside of the
 *     modules within it, over all its uses
 */
public record SummaryRow(
    String name,
    String type,
    @Nullable Shape output,
    long trainable,
    long frozen,
    long multiplyAdds) {}
