package io.vigil.launcher.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents and bounds one configuration key: the component of a section's record that bears it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
  /** What it does, in one sentence without a full stop. */
  String doc();

  /** The default as one would write it in YAML; empty for none. */
  String value() default "";

  /**
   * The unit of a number; empty where the value says its own ({@code 5s}, {@code 64MB}) or has
   * none.
   */
  String unit() default "";

  /** The smallest value allowed, inclusive; empty for no bound. */
  String min() default "";

  /** The largest value allowed, inclusive; empty for no bound. */
  String max() default "";

  /** True for text that must not be printed, such as a password. */
  boolean secret() default false;
}
