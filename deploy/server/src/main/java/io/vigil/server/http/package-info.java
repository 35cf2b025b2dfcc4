/** What every route shares: roles, faults, and how routes are added. */
@NullMarked
package io.vigil.server.http;

import org.jspecify.annotations.NullMarked;
