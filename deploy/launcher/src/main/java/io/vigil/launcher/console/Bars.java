package io.vigil.launcher.console;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on standard error, where a person looks at it; elsewhere it is silent. */
public final class Bars implements AutoCloseable {
  private static final int INTERVAL_MILLIS = 250;
  private static final int WIDTH = 100;

  private final java.util.Optional<ProgressBar> bar;

  /**
   * Begins.
   *
   * @param name what is done
   * @param total steps of it; -1 if unknown
   */
  public Bars(Terminal terminal, String name, long total) {
    this.bar =
        terminal.errIsTerminal()
            ? java.util.Optional.of(
                new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(INTERVAL_MILLIS)
                    .setMaxRenderedLength(WIDTH)
                    .setConsumer(
                        new me.tongfei.progressbar.ConsoleProgressBarConsumer(
                            terminal.err(), WIDTH))
                    .build())
            : java.util.Optional.empty();
  }

  /** So many steps there are, now that it is known. */
  public void of(long total) {
    bar.ifPresent(b -> b.maxHint(total));
  }

  /** So many steps are done. */
  public void at(long steps) {
    bar.ifPresent(b -> b.stepTo(steps));
  }

  /** A few words beside the bar. */
  public void say(String words) {
    bar.ifPresent(b -> b.setExtraMessage(" " + words));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
