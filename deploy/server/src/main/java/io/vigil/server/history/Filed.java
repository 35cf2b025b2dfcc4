package io.vigil.server.history;

import io.vigil.server.feed.Incoming;

/**
 * An entry that was filed just now.
 *
 * @param entry what
 * @param incoming the record that it was made of
 */
public record Filed(Entry entry, Incoming incoming) {}
