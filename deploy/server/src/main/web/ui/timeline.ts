import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Timeline } from '../api/types.js';
import { clock, millis } from './format.js';
import { AXIS, heightOf, type Lanes, lanes, Painter, type View } from './timeline-draw.js';

const SHORTEST_MS = 4_000;
const LONGEST_MS = 86_400_000;
const STEP_MS = 500;
const LEAP_MS = 10_000;
const DRAG_PIXELS = 4;

/**
 * A stream's time, to move in and to look at closely. Fires `cursor` with a time and `view` with a span; both are
 * milliseconds. A slider for screen readers, whose value says what is told at the cursor.
 */
@customElement('vigil-timeline')
export class VigilTimeline extends LitElement {
  static styles = css`
    :host { display: block; }
    canvas { display: block; width: 100%; cursor: crosshair; touch-action: pan-y; border-radius: 6px; }
    canvas:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  `;

  @property({ attribute: false }) data: Timeline = { captions: [], events: [], gaps: [], levels: [] };
  @property({ attribute: false }) view: View = { from: 0, to: 1 };
  @property({ type: Number }) cursor = 0;
  /** The newest time there is media of. */
  @property({ type: Number }) now = 0;
  @property() told = '';
  private lane: Lanes = { rows: [], count: 1 };
  private pressed: { x: number; view: View; moved: boolean; scrub: boolean } | undefined;
  private readonly resized = new ResizeObserver(() => this.paint());
  private readonly themed = new MutationObserver(() => this.paint());

  connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
    this.themed.observe(document.documentElement, { attributes: true });
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.themed.disconnect();
  }

  updated(): void {
    this.lane = lanes(this.data.events, this.now);
    this.paint();
  }

  private paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || !this.clientWidth) return;
    const height = heightOf(this.lane);
    const ratio = devicePixelRatio || 1;
    canvas.style.height = `${height}px`;
    canvas.width = this.clientWidth * ratio;
    canvas.height = height * ratio;
    new Painter(context, this.view, this.clientWidth, height, getComputedStyle(this))
      .paint(this.data, this.lane, this.cursor, this.now);
  }

  private timeAt(x: number): number {
    const box = this.getBoundingClientRect();
    return this.view.from + ((x - box.left) / box.width) * (this.view.to - this.view.from);
  }

  private moveTo(time: number): void {
    this.dispatchEvent(new CustomEvent('cursor', { detail: Math.min(time, this.now || time) }));
  }

  private look(from: number, to: number): void {
    this.dispatchEvent(new CustomEvent('view', { detail: { from, to } }));
  }

  /** Looks closer (below 1) or from further away, around a time that stays where it is. */
  zoom(by: number, around = this.cursor): void {
    const span = this.view.to - this.view.from;
    const next = Math.max(SHORTEST_MS, Math.min(LONGEST_MS, span * by));
    const share = (around - this.view.from) / span;
    const at = share < 0 || share > 1 ? this.view.to : around;
    const kept = Math.max(0, Math.min(1, share));
    this.look(at - kept * next, at + (1 - kept) * next);
  }

  private press(e: PointerEvent): void {
    (e.target as Element).setPointerCapture(e.pointerId);
    const y = e.clientY - this.getBoundingClientRect().top;
    this.pressed = { x: e.clientX, view: this.view, moved: false, scrub: y < AXIS + 4 || e.pointerType === 'mouse' && !e.shiftKey };
    if (this.pressed.scrub) this.moveTo(this.timeAt(e.clientX));
  }

  private drag(e: PointerEvent): void {
    const press = this.pressed;
    if (!press) return;
    if (press.scrub) return this.moveTo(this.timeAt(e.clientX));
    press.moved ||= Math.abs(e.clientX - press.x) > DRAG_PIXELS;
    if (!press.moved) return;
    const by = ((press.x - e.clientX) / this.clientWidth) * (press.view.to - press.view.from);
    this.look(press.view.from + by, press.view.to + by);
  }

  private release(e: PointerEvent): void {
    if (this.pressed && !this.pressed.moved && !this.pressed.scrub) this.moveTo(this.timeAt(e.clientX));
    this.pressed = undefined;
  }

  private wheel(e: WheelEvent): void {
    e.preventDefault();
    if (e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) {
      const by = ((e.deltaX || e.deltaY) / this.clientWidth) * (this.view.to - this.view.from);
      this.look(this.view.from + by, this.view.to + by);
    } else this.zoom(Math.exp(Math.max(-1, Math.min(1, e.deltaY / 300))), this.timeAt(e.clientX));
  }

  /** Goes to the start of the next event, or of the one before. */
  toEvent(direction: 1 | -1): void {
    const starts = this.data.events.map((e) => millis(e.start)).sort((a, b) => a - b);
    const next = direction > 0 ? starts.find((s) => s > this.cursor + 1) : starts.reverse().find((s) => s < this.cursor - 1);
    if (next !== undefined) this.moveTo(next);
  }

  key(e: KeyboardEvent): boolean {
    const step = e.shiftKey ? LEAP_MS : STEP_MS;
    if (e.key === 'ArrowLeft') this.moveTo(this.cursor - step);
    else if (e.key === 'ArrowRight') this.moveTo(this.cursor + step);
    else if (e.key === '+' || e.key === '=') this.zoom(0.5);
    else if (e.key === '-') this.zoom(2);
    else if (e.key === 'n') this.toEvent(1);
    else if (e.key === 'b') this.toEvent(-1);
    else return false;
    return true;
  }

  firstUpdated(): void {
    this.renderRoot.querySelector('canvas')?.addEventListener('wheel', (e) => this.wheel(e), { passive: false });
  }

  render() {
    return html`<canvas tabindex="0" role="slider" aria-label="Timeline" aria-valuemin=${Math.round(this.view.from)}
      aria-valuemax=${Math.round(this.view.to)} aria-valuenow=${Math.round(this.cursor)}
      aria-valuetext=${`${clock(this.cursor)}. ${this.told}`}
      @pointerdown=${(e: PointerEvent) => this.press(e)} @pointermove=${(e: PointerEvent) => this.drag(e)}
      @pointerup=${(e: PointerEvent) => this.release(e)} @pointercancel=${() => (this.pressed = undefined)}></canvas>`;
  }
}
