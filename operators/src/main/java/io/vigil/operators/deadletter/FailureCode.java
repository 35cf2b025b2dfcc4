package io.vigil.operators.deadletter;

/** Why a record could not be processed: stable codes, also the tag of the metric "dead". */
public enum FailureCode {
  /** The value is not a record of its topic. */
  RECORD_UNREADABLE,
  /** The record's stream is no stream id, or its key names another. */
  STREAM_INVALID,
  /** A question that could not be answered to anybody: without an id. */
  QUESTION_INVALID,
  /** The event time is missing or absurd, such as 1970. */
  TIME_INVALID,
  /** A picture in an encoding that is not known. */
  FRAME_ENCODING_UNKNOWN,
  /** Bytes that are no picture. */
  FRAME_UNREADABLE,
  /** Sound in an encoding, a number of channels or a rate that the model does not take. */
  AUDIO_FORMAT_UNFIT,
  /** Sound of an impossible length. */
  AUDIO_LENGTH_INVALID,
  /** Tokens that another bundle's encoders made than the one that the job runs. */
  TOKENS_OF_ANOTHER_MODEL,

  /** Tokens of another shape or encoding than the bundle's, or that are no numbers. */
  TOKENS_UNFIT,

  /** The model failed on this record alone. */
  INFERENCE_FAILED,
  /** The model did not answer in time. */
  INFERENCE_TIMEOUT
}
