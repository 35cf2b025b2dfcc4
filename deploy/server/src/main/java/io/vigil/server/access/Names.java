package io.vigil.server.access;

import java.util.Locale;

/** Roles and scopes as people write them. */
final class Names {
  private Names() {}

  static String of(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT);
  }
}
