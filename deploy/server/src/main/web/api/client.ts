/** The one way this page talks to the server: typed calls, and faults in the words of the server. */
import type {
  AuditEntry, Caption, Delivery, Erasure, Fault, Found, FrameRef, Match, ModelInfo, Page, Pipeline, Preview, Proof,
  Question, Review, SearchQuery, Session, Stream, Subscription, Timeline, Topic, VigilEvent,
} from './types.js';

/** Where the interface lives, relative to the page. */
export const BASE = '/api/v1';

/** A call that failed, with the fault and its mend as the server tells them. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly faults: Fault[] = [],
  ) {
    super(detail || title);
  }

  /** True when the media that the call asks for are past their retention. */
  get expired(): boolean {
    return this.status === 410;
  }
}

/** A value and the version of it that the server knows, for a later change of it. */
export interface Versioned<T> {
  value: T;
  etag: string | null;
}

let csrf: string | null = null;
const loggedOut = new EventTarget();

/** Calls back whenever the server asks for a login. */
export function onLoginNeeded(listener: () => void): void {
  loggedOut.addEventListener('login', listener);
}

/** Tells the page that the server asks for a login. */
export function loginNeeded(): void {
  loggedOut.dispatchEvent(new Event('login'));
}

async function fault(response: Response): Promise<ApiError> {
  let body: Record<string, unknown> = {};
  try {
    body = (await response.json()) as Record<string, unknown>;
  } catch {
    // Not a problem document: the status alone must do.
  }
  const type = typeof body['type'] === 'string' ? body['type'] : '';
  return new ApiError(
    response.status,
    type.replace(/^urn:vigil:/, ''),
    String(body['title'] ?? `The server answered ${response.status}`),
    String(body['detail'] ?? ''),
    Array.isArray(body['faults']) ? (body['faults'] as Fault[]) : [],
  );
}

/** One request; throws {@link ApiError} when it fails or the server cannot be reached. */
export async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {},
  signal?: AbortSignal): Promise<Response> {
  const all: Record<string, string> = { Accept: 'application/json', ...headers };
  if (body !== undefined) all['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrf) all['X-CSRF-Token'] = csrf;
  let response: Response;
  try {
    response = await fetch(path.startsWith('/') ? path : `${BASE}/${path}`, {
      method,
      headers: all,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (e) {
    if (signal?.aborted) throw e;
    throw new ApiError(0, 'unreachable', 'The server cannot be reached',
      'Is vigil still running? This page tries again by itself.');
  }
  if (response.status === 401 && !path.startsWith('session')) loginNeeded();
  if (!response.ok) throw await fault(response);
  return response;
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await send('GET', path, undefined, {}, signal)).json()) as T;
}

async function write<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
  const response = await send(method, path, body, headers);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** A query string of the members that have a value. */
export function query(values: Record<string, string | number | string[] | null | undefined>): string {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length) parts.set(key, value.join(','));
    } else parts.set(key, String(value));
  }
  const text = parts.toString();
  return text ? `?${text}` : '';
}

const id = encodeURIComponent;

export interface EventFilter {
  stream?: string;
  type?: string;
  from?: string;
  to?: string;
  minConfidence?: number;
  limit?: number;
  cursor?: string | null;
}

export const api = {
  session: () => get<Session>('session').then(keep),
  logIn: (user: string, password: string) => write<Session>('POST', 'session', { user, password }).then(keep),
  logOut: () => write<void>('DELETE', 'session'),

  streams: () => get<Page<Stream>>('streams'),
  addStream: (stream: { id: string; source: string; sound?: boolean; eventsOnly?: boolean }) => write<Stream>('POST', 'streams', stream),
  pauseStream: (s: string) => write<void>('POST', `streams/${id(s)}/pause`),
  resumeStream: (s: string) => write<void>('POST', `streams/${id(s)}/resume`),
  removeStream: (s: string) => write<void>('DELETE', `streams/${id(s)}`),
  pictureUrl: (s: string, at?: string) => `${BASE}/streams/${id(s)}/picture${query({ at })}`,
  subtitlesUrl: (s: string, from?: string, to?: string) =>
    `${BASE}/streams/${id(s)}/captions.vtt${query({ from, to })}`,
  clipUrl: (s: string, start: string, end: string) => `${BASE}/streams/${id(s)}/clip.mp4${query({ start, end })}`,
  timeline: (s: string, from: string, to: string, signal?: AbortSignal) =>
    get<Timeline>(`streams/${id(s)}/timeline${query({ from, to })}`, signal),

  captions: (filter: { stream?: string; from?: string; to?: string; text?: string; limit?: number }) =>
    get<Page<Caption>>(`captions${query(filter)}`),
  events: (filter: EventFilter) => get<Page<VigilEvent>>(`events${query({ ...filter })}`),
  event: (e: string) => get<VigilEvent>(`events/${id(e)}`),
  caption: (c: string) => get<Caption>(`captions/${id(c)}`),
  frames: (kind: string, e: string) => get<Page<FrameRef>>(`${kind}/${id(e)}/frames`),
  proof: (kind: string, e: string) => get<Proof>(`${kind}/${id(e)}/proof`),
  eventClipUrl: (e: string) => `${BASE}/events/${id(e)}/clip.mp4`,
  eventStripUrl: (e: string) => `${BASE}/events/${id(e)}/strip.jpg`,

  search: (q: SearchQuery) => write<Page<Found>>('POST', 'search', q),

  ask: (q: { stream: string; text: string; start?: string; end?: string }) =>
    write<{ id: string }>('POST', 'questions', q),
  question: (q: string) => get<Question>(`questions/${id(q)}`),
  questions: (stream?: string) => get<Page<Question>>(`questions${query({ stream, limit: 30 })}`),

  subscriptions: () => get<Page<Subscription>>('subscriptions'),
  subscription: async (name: string): Promise<Versioned<Subscription>> => {
    const response = await send('GET', `subscriptions/${id(name)}`);
    return { value: (await response.json()) as Subscription, etag: response.headers.get('ETag') };
  },
  saveSubscription: (s: Subscription, etag: string | null) =>
    write<Subscription>('PUT', `subscriptions/${id(s.name)}`, s, etag ? { 'If-Match': etag } : { 'If-None-Match': '*' }),
  deleteSubscription: (name: string, etag: string | null) =>
    write<void>('DELETE', `subscriptions/${id(name)}`, undefined, etag ? { 'If-Match': etag } : {}),
  preview: (subscription: Subscription, from: string) =>
    write<Preview>('POST', 'subscriptions/preview', { subscription, from }),
  matches: (name: string) => get<Page<Match>>(`subscriptions/${id(name)}/matches?limit=50`),
  deliveries: (name: string) => get<Page<Delivery>>(`subscriptions/${id(name)}/deliveries?limit=50`),

  review: (e: string, verdict: Review['verdict'], note?: string) =>
    write<Review>('PUT', `events/${id(e)}/review`, note ? { verdict, note } : { verdict }),
  reviews: () => get<Page<Review>>('reviews?limit=500'),
  exportReviews: () => write<{ directory: string; clips: number }>('POST', 'reviews/export'),

  pipeline: () => get<Pipeline>('pipeline'),
  topics: () => get<Page<Topic>>('topics'),
  tail: (name: string) => get<Page<unknown>>(`topics/${id(name)}/tail?limit=20`),
  model: () => get<ModelInfo>('model'),

  erase: (stream: string, allBefore: boolean) => write<Erasure>('POST', 'erasures', { stream, allBefore }),
  audit: (filter: { who?: string; stream?: string; action?: string; to?: string; limit?: number; cursor?: string | null }) =>
    get<Page<AuditEntry>>(`audit${query(filter)}`),
};

function keep(session: Session): Session {
  csrf = session.csrf ?? null;
  return session;
}
