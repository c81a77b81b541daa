package org.fovea.samples.generate;

/**
 * How a diffusion model goes from noise to a picture.
 *
 * @param implicit whether by DDIM, else by all steps of DDPM
 * @param steps of DDIM, 1 to those of the training
 * @param eta of DDIM, 0..1: how much noise is added on the way
 */
public record Sampling(boolean implicit, int steps, double eta) {}
