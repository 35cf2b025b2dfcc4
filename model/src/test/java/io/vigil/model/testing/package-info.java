/** What the tests of the networks share. */
package io.vigil.model.testing;
