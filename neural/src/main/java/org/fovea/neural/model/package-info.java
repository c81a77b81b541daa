/** The model zoo: networks that tell what a picture shows, by torchvision's names. */
@org.jspecify.annotations.NullMarked
package org.fovea.neural.model;
