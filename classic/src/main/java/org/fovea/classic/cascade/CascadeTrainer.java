package org.fovea.classic.cascade;
public final class CascadeTrainer {}
