package io.vigil.operators.subscribe.rule;

/**
 * One thing that is wrong with a subscription.
 *
 * @param field which, as the JSON form names it, such as {@code hours[0].from}
 * @param fault what is wrong
 * @param mend what to write instead
 */
public record Fault(String field, String fault, String mend) {

  /** All three in one line. */
  public String line() {
    return field + ": " + fault + "; " + mend;
  }
}
