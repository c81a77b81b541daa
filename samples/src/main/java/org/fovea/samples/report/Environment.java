package org.fovea.samples.report;

/**
 * What a program ran on, without which times say nothing.
 *
 * @param java version and name of the virtual machine
 * @param os name and processor architecture
 * @param processors how many the virtual machine may use
 */
record Environment(String java, String os, int processors) {
  static Environment current() {
    return new Environment(
        System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }
}
