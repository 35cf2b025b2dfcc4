/** What people see: the terminal, colours, and records as text or JSON. */
@NullMarked
package io.vigil.launcher.console;

import org.jspecify.annotations.NullMarked;
