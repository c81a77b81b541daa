package org.fovea.classic.cascade;

/**
 * What a stage reached on the examples it learnt from.
 *
 * @param hitRate share of the objects that came to it and pass
 * @param falseAlarmRate share of the background windows that it learnt from and that pass
 * @param weakClassifiers how many it has
 * @param windowsSeen windows of the backgrounds that the stages before were asked about
 * @param windowsAccepted how many of these they let pass
 */
public record StageResult(
    double hitRate,
    double falseAlarmRate,
    int weakClassifiers,
    long windowsSeen,
    long windowsAccepted) {}
