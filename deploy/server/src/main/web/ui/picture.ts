import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import type { Box } from '../api/types.js';
import { clock } from './format.js';
import { shared } from './style.js';

/** Two pictures a second is what ingest samples: more would fetch the same again. */
const PERIOD_MS = 500;
const HIDDEN_PERIOD_MS = 2_000;
/** A picture so much before the time that was asked for is of another moment. */
const OLD_MS = 1_500;
/** Of a stream that is not online: nothing new is likely. */
const STILL_PERIOD_MS = 5_000;

/** Said in the picture's place. */
export const EVENTS_ONLY = 'Events only: its pictures and sound stay where they are taken';

/** The type of the problem that an answer tells. */
async function reason(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as { type?: string };
  return problem.type ?? '';
}

/** The picture of a stream, live or at an instant. Drawn to a canvas, so that one never flickers into the next. */
@customElement('vigil-picture')
export class VigilPicture extends LitElement {
  static styles = [shared, css`
    :host { position: relative; background: #000; overflow: hidden; aspect-ratio: 16 / 9; }
    canvas { width: 100%; height: 100%; object-fit: contain; display: block; }
    p { position: absolute; inset: 0; display: grid; place-content: center; margin: 0; padding: 12px; text-align: center;
      color: #c3cbd0; font-size: 12px; }
    .old { opacity: 0.45; }
    svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
    rect, polygon { fill: none; stroke: #ffd166; stroke-width: 2; vector-effect: non-scaling-stroke; }
    polygon { stroke: #7cd4ff; fill: rgb(124 212 255 / 18%); }
    span { position: absolute; left: 8px; bottom: 8px; background: rgb(10 14 16 / 82%); color: #eef2f3; border-radius: 5px; padding: 2px 8px; font-size: 12px;
      max-width: calc(100% - 16px); box-sizing: border-box; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  `];

  @property() stream = '';
  /** An instant, or nothing for the newest picture again and again. */
  @property() at?: string;
  @property() label = '';
  /** Boxes to outline: where what is told of is. */
  @property({ attribute: false }) boxes: Box[] = [];
  /** Outlines of zones, each as corners x,y in fractions with spaces between. */
  @property({ attribute: false }) zones: string[] = [];
  /** Whether no new picture is likely. */
  @property({ type: Boolean }) still = false;
  /** Why there are no pictures at all; nothing where there are. */
  @property() none = '';
  /** The time of the picture, if it is well before what was asked for: nothing was seen since. */
  @state() private old = '';
  @state() private size: [number, number] = [320, 180];
  @state() private absent = 'Waiting for a picture';
  private timer = 0;
  private etag = '';
  private busy = false;
  private shown = '';
  /** Whether it can be seen, or would be after a little scrolling: what cannot is not fetched. */
  private near = true;
  private readonly watch = new IntersectionObserver((entries) => {
    const near = entries.at(-1)?.isIntersecting ?? true;
    if (near && !this.near && !this.at) this.schedule(0);
    this.near = near;
  }, { rootMargin: '200px' });

  connectedCallback(): void {
    super.connectedCallback();
    this.watch.observe(this);
    this.schedule(0);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watch.disconnect();
    this.near = true;
    clearTimeout(this.timer);
  }

  updated(changed: Map<string, unknown>): void {
    if (changed.has('stream') || changed.has('at') || changed.has('none')) {
      this.etag = '';
      this.shown = '';
      this.schedule(0);
    }
  }

  /** Where in the picture a point of the page is, in fractions of its width and height. */
  fractions(x: number, y: number): [number, number] {
    const [wide, high] = this.size;
    const box = this.getBoundingClientRect();
    // The picture stands whole and in the middle of its place.
    const scale = Math.min(box.width / wide, box.height / high);
    const part = (at: number, from: number, length: number, size: number) =>
      Math.max(0, Math.min(1, (at - from - (length - size * scale) / 2) / (size * scale)));
    return [part(x, box.left, box.width, wide), part(y, box.top, box.height, high)];
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.fetchOne(), wait);
  }

  private async fetchOne(): Promise<void> {
    if (this.busy || !this.isConnected || !this.stream || this.none) return;
    if ((document.hidden || (!this.near && this.shown)) && !this.at) return this.schedule(HIDDEN_PERIOD_MS);
    this.busy = true;
    const asked = `${this.stream} ${this.at ?? ''}`;
    const began = performance.now();
    let wait = this.still ? STILL_PERIOD_MS : PERIOD_MS;
    try {
      const headers: Record<string, string> = this.etag ? { 'If-None-Match': this.etag } : {};
      const response = await fetch(api.pictureUrl(this.stream, this.at), { headers, cache: 'no-store' });
      if (response.status === 200) await this.draw(response);
      else if (response.status === 404 || response.status === 410) this.miss(response.status, await reason(response));
      if (response.status >= 400) wait = HIDDEN_PERIOD_MS;
    } catch {
      wait = HIDDEN_PERIOD_MS;
    }
    this.busy = false;
    if (asked !== `${this.stream} ${this.at ?? ''}`) this.schedule(0);
    else if (!this.at) this.schedule(Math.max(0, wait - (performance.now() - began)));
  }

  private miss(status: number, type: string): void {
    if (!this.at && this.shown) return;
    this.absent = type.endsWith('events-only') ? EVENTS_ONLY : !this.at ? 'No picture yet' : status === 410 ? 'This picture is past its retention' : 'No picture at this time';
  }

  private async draw(response: Response): Promise<void> {
    this.etag = response.headers.get('ETag') ?? '';
    const time = response.headers.get('X-Vigil-Time') ?? '';
    if (time && time === this.shown) return;
    const bitmap = await createImageBitmap(await response.blob());
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    this.size = [bitmap.width, bitmap.height];
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    this.shown = time || 'now';
    this.old = this.at && Date.parse(this.at) - Date.parse(time) > OLD_MS ? time : '';
    this.absent = '';
    this.dispatchEvent(new CustomEvent('picture', { detail: time }));
  }

  render() {
    const at = this.shown && this.shown !== 'now' ? ` at ${clock(this.shown)}` : '';
    const [wide, high] = this.size;
    return html`<canvas class=${this.old ? 'old' : ''} role="img" aria-label=${`Picture of ${this.label || this.stream}${at}`} width="320" height="180"></canvas>
      ${this.boxes.length || this.zones.length ? html`<svg viewBox=${`0 0 ${wide} ${high}`} aria-hidden="true">
        ${this.zones.map((z) => svg`<polygon points=${scaled(z, wide, high)}></polygon>`)}
        ${this.boxes.map((b) => svg`<rect x=${b.left * wide} y=${b.top * high} width=${(b.right - b.left) * wide} height=${(b.bottom - b.top) * high}></rect>`)}</svg>` : nothing}
      ${this.none ? html`<p>${this.none}</p>` : this.absent ? html`<p>${this.absent}</p>` : this.old ? html`<span title=${`The last picture before, of ${clock(this.old)}`}>last before, ${clock(this.old)}</span>` : nothing}`;
  }
}

/** Corners in fractions to those of a drawing. */
function scaled(corners: string, wide: number, high: number): string {
  return corners.trim().split(/\s+/).map((corner) => {
    const [x = 0, y = 0] = corner.split(',').map(Number);
    return `${(x || 0) * wide},${(y || 0) * high}`;
  }).join(' ');
}
