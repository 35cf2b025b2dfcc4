package io.vigil.server.history;

import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.Moment;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.server.feed.Incoming;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FloatPoint;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** How an entry stands in the index, and back. */
final class Fields {
  /** Kind and id: unique, so a later form of an entry replaces an earlier one. */
  static final String KEY = "key";

  static final String KIND = "kind";
  static final String STREAM = "stream";
  static final String TYPE = "type";
  static final String MODEL = "model";
  static final String TEXT = "text";
  static final String START = "start";
  static final String END = "end";
  static final String CONFIDENCE = "confidence";

  /** The log's time, by which entries grow old: a film's own times may lie anywhere. */
  static final String LOGGED = "logged";

  /** Which partition it came from, and where in it: what a client has missed is found by these. */
  static final String PARTITION = "partition";

  static final String OFFSET = "offset";
  private static final String RANK = "rank";
  private static final String CLASS = "class";
  private static final String RECORD = "record";
  private static final String DBFS = "dbfs";
  private static final String SENSE = "sense";
  private static final String DROPPED = "dropped";
  private static final String CAUSE = "cause";
  private static final double LEAST_LENGTH = 1e-6;

  private static final Map<String, RecordCodec<?>> CODECS = new ConcurrentHashMap<>();

  private Fields() {}

  static Term key(Kind kind, String id) {
    return new Term(KEY, kind.text() + ' ' + id);
  }

  /** Vectors of different widths cannot share a field. */
  static String vector(int width) {
    return "vector" + width;
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static String partition(String topic, int partition) {
    return topic + '/' + partition;
  }

  static Document document(Entry entry, Incoming incoming) {
    Document document = new Document();
    String key = key(entry.kind(), entry.id()).text();
    document.add(new StringField(KEY, key, Field.Store.YES));
    document.add(new SortedDocValuesField(KEY, new BytesRef(key)));
    document.add(new StringField(KIND, entry.kind().text(), Field.Store.YES));
    document.add(new StringField(STREAM, entry.stream(), Field.Store.YES));
    number(START, micros(entry.start()), document);
    number(END, micros(entry.end()), document);
    document.add(new LongPoint(LOGGED, incoming.logged().toEpochMilli()));
    document.add(new StoredField(RANK, entry.rank()));
    document.add(
        new StringField(
            PARTITION, partition(incoming.topic(), incoming.partition()), Field.Store.YES));
    number(OFFSET, incoming.offset(), document);
    value(entry.value(), document);
    return document;
  }

  /** To be found and sorted by: the sort passes over what the points show to be too late. */
  private static void number(String field, long value, Document document) {
    document.add(new LongPoint(field, value));
    document.add(new NumericDocValuesField(field, value));
    document.add(new StoredField(field, value));
  }

  private static void value(Entry.Value value, Document document) {
    if (value instanceof Entry.Level level) {
      document.add(new StoredField(DBFS, level.dbfs()));
    } else if (value instanceof Entry.Gap gap) {
      document.add(new StoredField(SENSE, gap.sense()));
      document.add(new StoredField(DROPPED, gap.dropped()));
      document.add(new StoredField(CAUSE, gap.cause().name()));
    } else if (value instanceof Entry.Whole whole) {
      SpecificRecord record = whole.record();
      document.add(new StoredField(CLASS, record.getClass().getName()));
      document.add(new StoredField(RECORD, encode(record)));
      if (record instanceof Caption c) {
        document.add(new TextField(TEXT, c.getText(), Field.Store.NO));
        document.add(new FloatPoint(CONFIDENCE, c.getConfidence()));
      } else if (record instanceof Event e) {
        document.add(new StringField(TYPE, e.getType(), Field.Store.NO));
        document.add(new FloatPoint(CONFIDENCE, e.getConfidence()));
      } else if (record instanceof Moment m) {
        document.add(new StringField(MODEL, m.getModel(), Field.Store.NO));
        vector(m, document);
      }
    }
  }

  private static void vector(Moment moment, Document document) {
    float[] vector = floats(moment);
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    // One that says nothing has no direction, and so no neighbours.
    if (squares > LEAST_LENGTH && Double.isFinite(squares)) {
      document.add(
          new KnnFloatVectorField(
              vector(vector.length), unit(vector, squares), VectorSimilarityFunction.DOT_PRODUCT));
    }
  }

  static float[] floats(Moment moment) {
    float[] vector = new float[moment.getEmbedding().size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = moment.getEmbedding().get(i);
    }
    return vector;
  }

  private static float[] unit(float[] vector, double squares) {
    float scale = (float) (1 / Math.sqrt(squares));
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector[i] * scale;
    }
    return unit;
  }

  static int rank(Document document) {
    return document.getField(RANK).numericValue().intValue();
  }

  static Entry entry(Document document) {
    String key = document.get(KEY);
    String kind = document.get(KIND);
    return new Entry(
        Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
        key.substring(kind.length() + 1),
        document.get(STREAM),
        time(number(document, START)),
        time(number(document, END)),
        rank(document),
        value(document));
  }

  private static Entry.Value value(Document document) {
    IndexableField dbfs = document.getField(DBFS);
    if (dbfs != null) {
      return new Entry.Level(dbfs.numericValue().floatValue());
    }
    String sense = document.get(SENSE);
    if (sense != null) {
      // One that was filed before causes were told has none.
      String cause = document.get(CAUSE);
      return new Entry.Gap(
          sense,
          number(document, DROPPED),
          cause == null ? GapCause.NONE : GapCause.valueOf(cause));
    }
    String type = document.get(CLASS);
    if (type == null) {
      return new Entry.Picture();
    }
    BytesRef bytes = document.getBinaryValue(RECORD);
    byte[] value = new byte[bytes.length];
    System.arraycopy(bytes.bytes, bytes.offset, value, 0, bytes.length);
    return new Entry.Whole(decode(type, value));
  }

  static long number(Document document, String field) {
    return document.getField(field).numericValue().longValue();
  }

  @SuppressWarnings("unchecked") // a codec is made for the class that it is found by
  private static byte[] encode(SpecificRecord record) {
    return ((RecordCodec<SpecificRecord>) codec(record.getClass())).encode(record);
  }

  private static SpecificRecord decode(String type, byte[] value) {
    try {
      return codec(Class.forName(type).asSubclass(SpecificRecord.class)).decode(value);
    } catch (RecordFormatException | ClassNotFoundException e) {
      throw new java.io.UncheckedIOException(
          new IOException("the history holds a " + type + " that cannot be read", e));
    }
  }

  private static RecordCodec<?> codec(Class<? extends SpecificRecord> type) {
    return CODECS.computeIfAbsent(type.getName(), name -> Codecs.singleObject(type));
  }
}
