/**
 * Who may do what: users and API tokens in a file, sessions, TLS, and the record of who looked at
 * what.
 */
@NullMarked
package io.vigil.server.access;

import org.jspecify.annotations.NullMarked;
