/** The JSON of the HTTP interface, as /openapi.yaml describes it. Times are ISO-8601, UTC. */

export type StreamState = 'ONLINE' | 'RECONNECTING' | 'ENDED' | 'FAILED' | 'PAUSED';

export interface Page<T> {
  items: T[];
  next?: string | null;
}

export interface Stream {
  id: string;
  state: StreamState;
  source?: string;
  reason?: string;
  clock?: string;
  frameRate?: number;
  lastMedia?: string;
  pausable?: boolean;
  /** Neither pictures nor sound of it are sent: there are none to show. */
  eventsOnly?: boolean;
}

interface Judged {
  id: string;
  stream: string;
  start: string;
  end?: string | null;
  confidence: number;
  pictureShare: number;
  soundShare: number;
  model?: string;
}

export interface Caption extends Judged {
  text: string;
  revision: number;
  final: boolean;
}

export interface VigilEvent extends Judged {
  type: string;
  phase: 'STARTED' | 'UPDATED' | 'ENDED';
  keyFrame?: string | null;
  /** Where it was in the key frame, likeliest first. */
  place?: Box[] | null;
  /** The same in the newest picture that it held in. */
  lastPlace?: Box[] | null;
  cause?: string | null;
}

/** A box in a picture, in fractions of its width and height from the top left corner. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Gap {
  stream?: string;
  start: string;
  end: string;
  cause: string;
  /** What is missing; nothing when both are. */
  sense?: 'picture' | 'sound' | null;
}

export interface Level {
  stream?: string;
  time: string;
  dbfs: number;
}

export interface Timeline {
  captions: Caption[];
  events: VigilEvent[];
  gaps: Gap[];
  levels: Level[];
}

export interface SearchQuery {
  text?: string;
  moment?: string;
  picture?: string;
  sound?: string;
  streams?: string[];
  types?: string[];
  from?: string;
  to?: string;
  limit?: number;
}

export interface Found {
  stream: string;
  start: string;
  end: string;
  score: number;
  caption?: string | null;
  events?: string[];
  moment?: string;
}

export interface Question {
  id: string;
  stream: string;
  text: string;
  state: 'PENDING' | 'ANSWERED' | 'REFUSED';
  answer?: string | null;
  confidence?: number | null;
  reason?: string | null;
  start?: string | null;
  end?: string | null;
  pictureShare?: number | null;
  soundShare?: number | null;
  frames?: { time: string; attention: number }[];
}

export interface Hours {
  days: string[];
  from: string;
  to: string;
}

export interface Subscription {
  name: string;
  streams: string[];
  eventTypes: string[];
  sentence?: string | null;
  threshold?: number | null;
  minConfidence?: number | null;
  hours: Hours[];
  timeZone?: string | null;
  sequence: { type: string; stream?: string | null }[];
  withinSeconds?: number | null;
  absenceSeconds?: number | null;
  countAtLeast?: number | null;
  countWithinSeconds?: number | null;
  lastsSeconds?: number | null;
  coolDownSeconds?: number | null;
  groupBy?: string | null;
  webhook?: string | null;
  webhookSecretName?: string | null;
  /** Polygons in the picture, each as corners x,y in fractions of it with spaces between. */
  zones?: string[];
  enabled: boolean;
  /** What became of it where subscriptions are matched; told, never written. */
  state?: string;
  faults?: Fault[];
}

export interface Match {
  id?: string;
  subscription?: string;
  stream?: string;
  start?: string;
  end?: string | null;
  time?: string;
  type?: string | null;
  text?: string | null;
  caption?: string | null;
  score?: number | null;
  confidence?: number | null;
  events?: string[];
  eventTypes?: string[];
}

export interface Preview {
  matches: Match[];
  count: number;
  scanned: number;
  seconds: number;
  eventsPerSecond: number;
}

export interface Delivery {
  match?: string;
  attempts?: number;
  state?: string;
  updated?: string;
  error?: string | null;
  /** When it is tried again. */
  next?: string | null;
}

export interface Fault {
  field: string;
  fault: string;
  mend?: string;
}

export interface Proof {
  about: { kind: string; id: string; text?: string; type?: string };
  statement: string;
  confidence: number;
  deaf?: number | null;
  blind?: number | null;
  pictureShare: number;
  soundShare: number;
  model: { name: string; version: string; digest: string };
  frames: { time: string; picture: string; relevance?: number[][] }[];
  spectrogram?: {
    start: string;
    end: string;
    seconds?: number;
    bands?: number;
    values: number[][];
    relevance?: number[][];
  } | null;
  words?: { word: string; relevance: number }[];
  offsets?: { topic: string; partition: number; offset: number }[];
  latency?: { step: string; millis: number }[];
  /** What is to be known of this proof. */
  note?: string | null;
}

export interface FrameRef {
  time: string;
  url: string;
}

export interface Review {
  id?: string;
  event?: string;
  verdict: 'CONFIRMED' | 'REFUTED';
  note?: string | null;
  time?: string;
  by?: string | null;
  /** Why no clip of it could be kept to learn from, if none could. */
  clipMissing?: string | null;
}

export interface Pipeline {
  ingest?: { streams?: number; framesPerSecond?: number; gaps?: number };
  topics?: { name: string; records?: number; bytes?: number; rate?: number; lag?: number | null }[];
  job?: {
    state?: string;
    watermarkLag?: number | null;
    checkpointAge?: number | null;
    batchSize?: number | null;
  };
  model?: { name: string; version: string };
  /** Seconds. */
  latency?: { step: string; p50: number; p95: number }[];
  bottleneck?: string;
}

export interface Topic {
  name: string;
  schema?: unknown;
  partitions?: number;
  records?: number;
  bytes?: number;
  retention?: string | number | null;
  snippets?: Record<string, string>;
}

export interface ModelInfo {
  name: string;
  version: string;
  licence?: string;
  card?: string;
  eventTypes: {
    name: string;
    threshold?: number | null;
    precision?: number | null;
    recall?: number | null;
    f1?: number | null;
  }[];
  signatures?: unknown;
  parameters?: number | null;
  data?: { set: string; licence?: string }[];
}

/** One line of the record of who looked at what. */
export interface AuditEntry {
  time: string;
  who: string;
  address: string;
  action: string;
  target: string;
  streams?: string[] | null;
  status: number;
  refusal?: string | null;
}

/** That a stream is erased, with the proof topic by topic. */
export interface Erasure {
  stream: string;
  before: string;
  by?: string;
  gone: boolean;
  topics: { topic: string; found: number; left: number; othersLost: number; goneBy?: string | null }[];
}

export interface Session {
  user?: string | null;
  role: 'ANYONE' | 'VIEWER' | 'OPERATOR' | 'ADMIN';
  csrf?: string | null;
}
