/** Draws a stream's timeline: sound level, captions, events, and gaps with their cause. */
import type { Gap, Timeline, VigilEvent } from '../api/types.js';
import { clock, eventName, gapCause, group, millis } from './format.js';
import { loudness } from './meter.js';

export interface View {
  from: number;
  to: number;
}

/** Where the lanes lie, in pixels of the page. */
export const AXIS = 22;
export const LEVEL = 46;
export const CAPTION = 30;
const ROW = 22;
const TICKS_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 10_800_000];
const PIXELS_PER_TICK = 95;
/** An event without an end, and one whose end is its start, still needs something to see. */
const LEAST_WIDTH = 5;

export interface Lanes {
  rows: { event: VigilEvent; row: number; start: number; end: number }[];
  count: number;
}

/** Puts events that overlap into rows of their own, in the order of their start. */
export function lanes(events: VigilEvent[], now: number): Lanes {
  const ends: number[] = [];
  const rows = [...events]
    .sort((a, b) => a.start.localeCompare(b.start))
    .map((event) => {
      const start = millis(event.start);
      const end = event.phase === 'ENDED' && event.end ? millis(event.end) : Math.max(start, now);
      let row = ends.findIndex((taken) => taken <= start);
      if (row < 0) row = ends.length;
      ends[row] = end + 1;
      return { event, row, start, end };
    });
  return { rows, count: Math.max(1, ends.length) };
}

export function heightOf(lane: Lanes): number {
  return AXIS + LEVEL + CAPTION + Math.min(lane.count, 8) * ROW + 10;
}

export class Painter {
  private readonly ratio = devicePixelRatio || 1;

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly view: View,
    private readonly width: number,
    private readonly height: number,
    private readonly style: CSSStyleDeclaration,
  ) {
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.font = `12px ${this.colour('--font')}`;
    context.textBaseline = 'middle';
  }

  paint(data: Timeline, lane: Lanes, cursor: number, now: number): void {
    this.context.clearRect(0, 0, this.width, this.height);
    this.axis();
    this.levels(data);
    this.captions(data, now);
    this.events(lane);
    this.unknown(now);
    data.gaps.forEach((gap) => this.gap(gap));
    this.cursor(cursor);
  }

  private colour(name: string): string {
    return this.style.getPropertyValue(name).trim();
  }

  private x(time: number): number {
    return ((time - this.view.from) / (this.view.to - this.view.from)) * this.width;
  }

  private axis(): void {
    const span = this.view.to - this.view.from;
    const least = (span / this.width) * PIXELS_PER_TICK;
    const step = TICKS_MS.find((t) => t >= least) ?? TICKS_MS[TICKS_MS.length - 1]!;
    const c = this.context;
    for (let t = Math.ceil(this.view.from / step) * step; t < this.view.to; t += step) {
      c.fillStyle = this.colour('--line');
      c.fillRect(this.x(t), AXIS, 1, this.height - AXIS);
      c.fillStyle = this.colour('--muted');
      c.fillText(clock(t, step < 1_000), this.x(t) + 4, AXIS / 2 + 1);
    }
  }

  private levels(data: Timeline): void {
    const c = this.context;
    const floor = AXIS + LEVEL;
    c.fillStyle = this.colour('--line');
    c.fillRect(0, floor, this.width, 1);
    c.fillStyle = this.colour('--sound');
    c.globalAlpha = 0.8;
    const times = data.levels.map((l) => millis(l.time));
    data.levels.forEach((level, i) => {
      const x = this.x(times[i]!);
      const step = Math.min((times[i + 1] ?? times[i]! + 1_000) - times[i]!, 5_000);
      const w = Math.max(1, this.x(times[i]! + step) - x - 0.5);
      const h = Math.max(1, loudness(level.dbfs) * (LEVEL - 6));
      if (x + w > 0 && x < this.width) c.fillRect(x, floor - h, w, h);
    });
    c.globalAlpha = 1;
  }

  private captions(data: Timeline, now: number): void {
    for (const caption of data.captions) {
      const end = caption.end ? millis(caption.end) : now;
      this.block(millis(caption.start), end, AXIS + LEVEL + 4, CAPTION - 6, this.colour('--raised'),
        this.colour('--line-strong'), caption.text, this.colour(caption.final ? '--text' : '--muted'));
    }
  }

  private events(lane: Lanes): void {
    for (const { event, row, start, end } of lane.rows) {
      if (row >= 8) continue;
      const kind = group(event.type);
      const colour = this.colour(kind === 'camera' ? '--alert' : kind === 'sound' ? '--sound' : kind === 'both' ? '--accent' : '--picture');
      this.block(start, end, AXIS + LEVEL + CAPTION + row * ROW + 2, ROW - 4, '', colour, eventName(event.type), this.colour('--text'));
    }
  }

  private block(start: number, end: number, y: number, h: number, fill: string, edge: string, text: string, ink: string): void {
    const c = this.context;
    const x = this.x(start);
    const w = Math.max(LEAST_WIDTH, this.x(end) - x - 1);
    if (x + w < 0 || x > this.width) return;
    c.save();
    c.beginPath();
    c.roundRect(x, y, w, h, 3);
    c.globalAlpha = fill ? 1 : 0.22;
    c.fillStyle = fill || edge;
    c.fill();
    c.globalAlpha = 1;
    c.fillStyle = edge;
    c.fillRect(x, y, 3, h);
    c.clip();
    if (w > 26) {
      c.fillStyle = ink;
      c.fillText(text, Math.max(x, 0) + 8, y + h / 2 + 0.5);
    }
    c.restore();
  }

  /** What has not happened yet is not an empty past. */
  private unknown(now: number): void {
    const x = this.x(now);
    if (x >= this.width) return;
    this.context.fillStyle = this.colour('--bg');
    this.context.globalAlpha = 0.65;
    this.context.fillRect(Math.max(0, x), AXIS, this.width, this.height);
    this.context.globalAlpha = 1;
  }

  /** Over all lanes, or over that of the sound alone. */
  private gap(gap: Gap): void {
    const c = this.context;
    const x = this.x(millis(gap.start));
    const w = Math.max(3, this.x(millis(gap.end)) - x);
    const bottom = gap.sense === 'sound' ? AXIS + LEVEL : this.height;
    const top = gap.sense === 'picture' ? AXIS + LEVEL : AXIS;
    if (x + w < 0 || x > this.width) return;
    c.save();
    c.beginPath();
    c.rect(x, top, w, bottom - top);
    c.clip();
    c.fillStyle = this.colour('--surface');
    c.fillRect(x, AXIS, w, this.height);
    c.strokeStyle = this.colour('--alert');
    c.globalAlpha = 0.45;
    c.lineWidth = 1;
    c.beginPath();
    for (let i = -this.height; i < w; i += 8) {
      c.moveTo(x + i, this.height);
      c.lineTo(x + i + this.height, 0);
    }
    c.stroke();
    c.globalAlpha = 1;
    if (w > 40) {
      const text = gapCause(gap);
      const room = c.measureText(text).width;
      c.fillStyle = this.colour('--surface');
      c.fillRect(Math.max(x, 0) + 5, top + 6, room + 10, 20);
      c.fillStyle = this.colour('--alert');
      c.fillText(text, Math.max(x, 0) + 10, top + 16);
    }
    c.restore();
  }

  private cursor(time: number): void {
    const x = this.x(time);
    const c = this.context;
    c.fillStyle = this.colour('--accent');
    c.fillRect(x - 1, AXIS - 6, 2, this.height);
    c.beginPath();
    c.moveTo(x - 6, AXIS - 12);
    c.lineTo(x + 6, AXIS - 12);
    c.lineTo(x, AXIS - 3);
    c.fill();
  }
}
