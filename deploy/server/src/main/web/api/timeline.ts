/** A stream's past as it is loaded, kept up with what arrives. */
import { api } from './client.js';
import { live } from './live.js';
import { store } from './store.js';
import type { Caption, Gap, Level, Timeline, VigilEvent } from './types.js';

const PATIENCE_MS = 200;
/** Levels come each second: where so long none came, nothing was recorded. */
const HOLE_MS = 2_500;
/** Loaded on each side beyond what is looked at, so that small moves need no new call. */
const MARGIN = 0.5;

export class TimelineFeed {
  /** What was told, and the holes in it that no gap tells of. */
  data: Timeline = { captions: [], events: [], gaps: [], levels: [] };
  private told: Timeline = this.data;
  fault: unknown = null;
  loaded = false;
  private from = 0;
  private to = 0;
  private timer = 0;
  private asked: AbortController | undefined;
  private readonly ends: (() => void)[];

  constructor(private readonly stream: string, private readonly changed: () => void) {
    const mine = <T extends { stream?: string }>(kind: string, take: (value: T) => void) =>
      live.on(kind, (value) => {
        if ((value as T).stream !== stream) return;
        take(value as T);
        this.data = { ...this.told, gaps: known(this.told, this.stream) };
        changed();
      });
    this.ends = [
      mine<Caption>('caption', (c) => (this.told = { ...this.told, captions: put(this.told.captions, c) })),
      mine<VigilEvent>('event', (e) => (this.told = { ...this.told, events: put(this.told.events, e) })),
      mine<Level>('level', (l) => (this.told = { ...this.told, levels: [...this.told.levels, l].slice(-20_000) })),
      mine<Gap>('gap', (g) => (this.told = { ...this.told, gaps: [...this.told.gaps.filter((o) => o.start !== g.start || o.sense !== g.sense), g] })),
    ];
  }

  close(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.ends.forEach((end) => end());
  }

  /** Sees to it that a span is loaded. */
  want(from: number, to: number): void {
    const live = store.streams.get(this.stream)?.stream.lastMedia;
    const known = Math.max(this.to, live && this.loaded ? Date.parse(live) : 0);
    if (this.loaded && from >= this.from && to <= known + (to - from)) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(from, to), this.loaded ? PATIENCE_MS : 0);
  }

  private async load(from: number, to: number): Promise<void> {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    const margin = (to - from) * MARGIN;
    try {
      const data = await api.timeline(this.stream, new Date(from - margin).toISOString(),
        new Date(to + margin).toISOString(), asked.signal);
      this.told = { captions: data.captions ?? [], events: data.events ?? [], gaps: data.gaps ?? [], levels: data.levels ?? [] };
      this.data = { ...this.told, gaps: known(this.told, this.stream) };
      this.from = from - margin;
      this.to = to + margin;
      this.fault = null;
    } catch (e) {
      if (asked.signal.aborted) return;
      this.fault = e;
    }
    this.loaded = true;
    this.changed();
  }
}

/** All gaps: those that were told, joined; the one that goes on; and what no record tells of. */
function known(told: Timeline, stream: string): Gap[] {
  const gaps = joined(told.gaps);
  return [...gaps, ...open(stream, gaps), ...holes({ ...told, gaps })];
}

/** A long absence is told in pieces, one beginning where the other ends. */
function joined(gaps: Gap[]): Gap[] {
  const whole: Gap[] = [];
  for (const gap of [...gaps].sort((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    const before = whole.findIndex((o) => o.sense === gap.sense && o.cause === gap.cause && Date.parse(o.end) >= Date.parse(gap.start));
    if (before < 0) whole.push(gap);
    else if (Date.parse(gap.end) > Date.parse(whole[before]!.end)) whole[before] = { ...whole[before]!, end: gap.end };
  }
  return whole;
}

/** Of a stream that is paused or away its end is not known yet, and so not told. */
function open(stream: string, told: Gap[]): Gap[] {
  const now = store.streams.get(stream)?.stream;
  const cause = now && ({ PAUSED: 'paused', RECONNECTING: 'source' } as Record<string, string>)[now.state];
  if (!now?.lastMedia || !cause || now.clock === 'FILE') return [];
  const start = told.reduce((last, g) => (g.end > last ? g.end : last), now.lastMedia);
  const end = new Date().toISOString();
  return end > start ? [{ start, end, cause }] : [];
}

/** What nobody watched leaves no gap record; its silence must not look like calm. */
function holes(told: Timeline): Gap[] {
  const found: Gap[] = [];
  for (let i = 1; i < told.levels.length; i++) {
    const start = told.levels[i - 1]!.time;
    const end = told.levels[i]!.time;
    if (Date.parse(end) - Date.parse(start) > HOLE_MS && !told.gaps.some((g) => g.start < end && g.end > start)) {
      found.push({ start, end, cause: 'unrecorded' });
    }
  }
  return found;
}

/** A later revision or phase takes the place of the one before. */
function put<T extends { id: string }>(all: T[], one: T): T[] {
  const at = all.findIndex((o) => o.id === one.id);
  return at < 0 ? [...all, one] : all.map((o, i) => (i === at ? one : o));
}
