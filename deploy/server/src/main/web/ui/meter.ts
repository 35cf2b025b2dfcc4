import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Level } from '../api/types.js';

const FLOOR_DBFS = -70;

/** How loud a stream is now, and was in the last minute. Decibels below full scale. */
@customElement('vigil-meter')
export class VigilMeter extends LitElement {
  static styles = css`
    :host { display: block; height: 18px; }
    canvas { width: 100%; height: 100%; display: block; }
  `;

  @property({ attribute: false }) levels: Level[] = [];
  private width = 0;
  private height = 0;
  /** Told rather than asked: to ask between two drawings lays the whole page out each time. */
  private readonly size = new ResizeObserver(([entry]) => {
    this.width = entry?.contentRect.width ?? 0;
    this.height = entry?.contentRect.height ?? 0;
    this.draw();
  });

  connectedCallback(): void {
    super.connectedCallback();
    this.size.observe(this);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.size.disconnect();
  }

  updated(): void {
    this.draw();
  }

  private draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || !this.width) return;
    const ratio = devicePixelRatio || 1;
    const [width, height] = [Math.max(1, Math.round(this.width * ratio)), Math.max(1, Math.round(this.height * ratio))];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    } else {
      context.globalAlpha = 1;
      context.clearRect(0, 0, width, height);
    }
    const style = getComputedStyle(this);
    const step = Math.max(3 * ratio, canvas.width / 60);
    context.fillStyle = style.getPropertyValue('--line');
    context.fillRect(0, canvas.height - ratio, canvas.width, ratio);
    context.fillStyle = style.getPropertyValue('--sound');
    this.levels.forEach((level, i) => {
      const height = loudness(level.dbfs) * canvas.height;
      const x = canvas.width - (this.levels.length - i) * step;
      context.globalAlpha = i === this.levels.length - 1 ? 1 : 0.55;
      context.fillRect(x, canvas.height - height, step - ratio, height);
    });
  }

  render() {
    const last = this.levels.at(-1);
    const text = last ? `Sound level ${last.dbfs.toFixed(0)} decibels below full scale` : 'No sound heard yet';
    return html`<canvas role="img" aria-label=${text.replace('-', '')} title=${text}></canvas>`;
  }
}

/** 0 for silence, 1 for full scale. */
export function loudness(dbfs: number): number {
  return Math.max(0, Math.min(1, 1 - dbfs / FLOOR_DBFS));
}
