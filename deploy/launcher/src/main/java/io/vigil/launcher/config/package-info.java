/**
 * The one YAML configuration that all of Vigil's processes share: its keys, their reading and their
 * page.
 */
@NullMarked
package io.vigil.launcher.config;

import org.jspecify.annotations.NullMarked;
