import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import { clock } from './format.js';
import { shared } from './style.js';

/** Two pictures a second is what ingest samples: more would fetch the same again. */
const PERIOD_MS = 500;
const HIDDEN_PERIOD_MS = 2_000;
/** A picture so much before the time that was asked for is of another moment. */
const OLD_MS = 1_500;
/** Of a stream that is not online: nothing new is likely. */
const STILL_PERIOD_MS = 5_000;

/** The picture of a stream, live or at an instant. Drawn to a canvas, so that one never flickers into the next. */
@customElement('vigil-picture')
export class VigilPicture extends LitElement {
  static styles = [shared, css`
    :host { position: relative; background: #000; overflow: hidden; aspect-ratio: 16 / 9; }
    canvas { width: 100%; height: 100%; object-fit: contain; display: block; }
    p { position: absolute; inset: 0; display: grid; place-content: center; margin: 0; padding: 12px; text-align: center;
      color: #c3cbd0; font-size: 12px; }
    .old { opacity: 0.45; }
    span { position: absolute; left: 8px; bottom: 8px; background: rgb(10 14 16 / 82%); color: #eef2f3; border-radius: 5px; padding: 2px 8px; font-size: 12px; }
  `];

  @property() stream = '';
  /** An instant, or nothing for the newest picture again and again. */
  @property() at?: string;
  @property() label = '';
  /** Whether no new picture is likely. */
  @property({ type: Boolean }) still = false;
  /** The time of the picture, if it is well before what was asked for: nothing was seen since. */
  @state() private old = '';
  @state() private absent = 'Waiting for a picture';
  private timer = 0;
  private etag = '';
  private busy = false;
  private shown = '';

  connectedCallback(): void {
    super.connectedCallback();
    this.schedule(0);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  updated(changed: Map<string, unknown>): void {
    if (changed.has('stream') || changed.has('at')) {
      this.etag = '';
      this.shown = '';
      this.schedule(0);
    }
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.fetchOne(), wait);
  }

  private async fetchOne(): Promise<void> {
    if (this.busy || !this.isConnected || !this.stream) return;
    if (document.hidden && !this.at) return this.schedule(HIDDEN_PERIOD_MS);
    this.busy = true;
    const asked = `${this.stream} ${this.at ?? ''}`;
    const began = performance.now();
    let wait = this.still ? STILL_PERIOD_MS : PERIOD_MS;
    try {
      const headers: Record<string, string> = this.etag ? { 'If-None-Match': this.etag } : {};
      const response = await fetch(api.pictureUrl(this.stream, this.at), { headers, cache: 'no-store' });
      if (response.status === 200) await this.draw(response);
      else if (response.status === 404 || response.status === 410) this.miss(response.status);
      if (response.status >= 400) wait = HIDDEN_PERIOD_MS;
    } catch {
      wait = HIDDEN_PERIOD_MS;
    }
    this.busy = false;
    if (asked !== `${this.stream} ${this.at ?? ''}`) this.schedule(0);
    else if (!this.at) this.schedule(Math.max(0, wait - (performance.now() - began)));
  }

  private miss(status: number): void {
    if (!this.at && this.shown) return;
    this.absent = !this.at ? 'No picture yet' : status === 410 ? 'This picture is past its retention' : 'No picture at this time';
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
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    this.shown = time || 'now';
    this.old = this.at && Date.parse(this.at) - Date.parse(time) > OLD_MS ? time : '';
    this.absent = '';
    this.dispatchEvent(new CustomEvent('picture', { detail: time }));
  }

  render() {
    const at = this.shown && this.shown !== 'now' ? ` at ${clock(this.shown)}` : '';
    return html`<canvas class=${this.old ? 'old' : ''} role="img" aria-label=${`Picture of ${this.label || this.stream}${at}`} width="320" height="180"></canvas>
      ${this.absent ? html`<p>${this.absent}</p>` : this.old ? html`<span>last picture before, of ${clock(this.old)}</span>` : nothing}`;
  }
}
