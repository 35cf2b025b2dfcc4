package io.vigil.launcher.assets;

/** Counts the sources that are done, and lets the thread be interrupted between them. */
final class Steps {
  private final PackMaker.Progress progress;
  private final int all;
  private int done;

  Steps(PackMaker.Progress progress, int all) {
    this.progress = progress;
    this.all = all;
  }

  void next(String set) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("stopped");
    }
    progress.at(++done, all, set);
  }
}
