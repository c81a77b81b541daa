package org.fovea.classic.hog;

import org.fovea.classic.svm.PlattScaling;
import org.fovea.classic.window.SlidingWindow;

/**
 * What is known of a category.
 *
 * @param categoryId the category
 * @param window in which its objects are seen
 * @param slider the window with its classifier
 * @param calibration of the classifier's scores
 */
record CategoryModel(
    int categoryId, ObjectWindow window, SlidingWindow slider, PlattScaling calibration) {}
