package io.vigil.server.history;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * Lucene's own codec, which builds the graph of moments with fewer candidates than it does by
 * itself: a search looks at more than that in each part of the index and finds the same, and filing
 * and merging take less. What it writes Lucene reads by itself.
 */
final class MomentCodec extends Lucene912Codec {
  private static final int NEIGHBOURS = 16;
  private static final int CANDIDATES = 64;

  private final KnnVectorsFormat vectors = new Lucene99HnswVectorsFormat(NEIGHBOURS, CANDIDATES);

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return vectors;
  }
}
