/** What is known of each stream right now, kept from the live feed; views redraw when it changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api } from './client.js';
import { live } from './live.js';
import type { Caption, Gap, Level, Match, Session, Stream, VigilEvent } from './types.js';

/** How long an event that has ended, or a match, still marks its tile. */
const ALERT_MS = 20_000;
const LEVELS_KEPT = 60;
/** Of a wall of cameras something changes at every moment, which nobody can follow. */
const REDRAW_MS = 200;

export interface StreamNow {
  stream: Stream;
  caption?: Caption;
  events: VigilEvent[];
  levels: Level[];
  gap?: Gap;
  match?: { match: Match; at: number };
  /** When the server's clock and this one last saw media, for the delay. */
  seen: number;
}

class Store {
  readonly streams = new Map<string, StreamNow>();
  session: Session = { role: 'VIEWER' };
  /** The fault of the last attempt to list the streams, if it failed. */
  fault: unknown = null;
  loaded = false;
  private readonly hosts = new Set<() => void>();
  private pending = false;
  private drawn = 0;

  constructor() {
    live.on('stream', (s) => this.stream(s as Stream));
    live.on('caption', (c) => this.caption(c as Caption));
    live.on('event', (e) => this.event(e as VigilEvent));
    live.on('level', (l) => this.level(l as Level));
    live.on('gap', (g) => this.gap(g as Gap));
    live.on('match', (m) => this.match(m as Match));
    live.on('connection', (c) => {
      if (c === 'live') void this.refresh();
      this.changed();
    });
  }

  /** The streams that have something to say, first; then by name. */
  inOrder(): StreamNow[] {
    return [...this.streams.values()].sort(
      (a, b) => Number(alerting(b)) - Number(alerting(a)) || a.stream.id.localeCompare(b.stream.id));
  }

  get operator(): boolean {
    return this.session.role === 'OPERATOR' || this.session.role === 'ADMIN';
  }

  get admin(): boolean {
    return this.session.role === 'ADMIN';
  }

  /** Lists the streams anew, and what was last said of each that is not known yet. */
  async refresh(): Promise<void> {
    try {
      const { items } = await api.streams();
      const known = new Set(items.map((s) => s.id));
      for (const name of this.streams.keys()) if (!known.has(name)) this.streams.delete(name);
      items.forEach((s) => (this.now(s.id).stream = s));
      this.fault = null;
      await Promise.all(items.filter((s) => !this.now(s.id).caption).map((s) => this.backfill(s.id)));
    } catch (e) {
      this.fault = e;
    }
    this.loaded = true;
    this.changed();
  }

  private async backfill(stream: string): Promise<void> {
    try {
      const { items } = await api.captions({ stream, limit: 1 });
      const now = this.now(stream);
      if (!now.caption && items[0]) now.caption = items[0];
    } catch {
      // The live feed will bring the next one.
    }
  }

  subscribe(redraw: () => void): () => void {
    this.hosts.add(redraw);
    return () => this.hosts.delete(redraw);
  }

  /** Redraws at once after a rest, but only so often, however much arrives; not at all while nobody can see it. */
  changed(): void {
    if (this.pending) return;
    this.pending = true;
    setTimeout(() => requestAnimationFrame(() => {
      this.pending = false;
      this.drawn = performance.now();
      this.hosts.forEach((redraw) => redraw());
    }), Math.max(0, this.drawn + REDRAW_MS - performance.now()));
  }

  private now(id: string): StreamNow {
    let now = this.streams.get(id);
    if (!now) {
      now = { stream: { id, state: 'ONLINE' }, events: [], levels: [], seen: 0 };
      this.streams.set(id, now);
    }
    return now;
  }

  private stream(s: Stream): void {
    const now = this.now(s.id);
    now.stream = { ...now.stream, ...s };
    this.changed();
  }

  private caption(c: Caption): void {
    this.now(c.stream).caption = c;
    this.changed();
  }

  private event(e: VigilEvent): void {
    const now = this.now(e.stream);
    now.events = [e, ...now.events.filter((o) => o.id !== e.id)].slice(0, 12);
    this.changed();
  }

  private level(l: Level): void {
    const now = this.now(l.stream ?? '');
    now.levels = [...now.levels.slice(1 - LEVELS_KEPT), l];
    now.stream.lastMedia = l.time;
    now.seen = Date.now();
    this.changed();
  }

  private gap(g: Gap): void {
    this.now(g.stream ?? '').gap = g;
    this.changed();
  }

  private match(m: Match): void {
    if (m.stream) this.now(m.stream).match = { match: m, at: Date.now() };
    this.changed();
  }
}

/** Whether a stream has an unexpected state, a fresh match, or a camera fault to show. */
export function alerting(now: StreamNow): boolean {
  const state = now.stream.state;
  return state === 'FAILED' || state === 'RECONNECTING'
    || (now.match !== undefined && Date.now() - now.match.at < ALERT_MS)
    || now.events.some((e) => e.type.startsWith('camera.') && e.phase !== 'ENDED');
}

/** The events of a stream that go on, or ended a moment ago. */
export function current(now: StreamNow): VigilEvent[] {
  const media = Date.parse(now.stream.lastMedia ?? '') || 0;
  return now.events.filter((e) => e.phase !== 'ENDED' || media - Date.parse(e.end ?? e.start) < 6_000);
}

export const store = new Store();

/** Redraws its host whenever the store changes. */
export class Watching implements ReactiveController {
  private end: (() => void) | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.end = store.subscribe(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.end?.();
  }
}
