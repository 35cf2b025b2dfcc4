import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

/** Below this share of the highest, relevance is left clear: a veil over everything says nothing. */
const CLEAR_BELOW = 0.15;
const STRONGEST = 0.72;

/** A picture, or a matrix drawn as one, with the relevance of its parts laid over it. */
@customElement('vigil-heat')
export class VigilHeat extends LitElement {
  static styles = css`
    :host { display: block; position: relative; background: #000; border-radius: 6px; overflow: hidden; }
    canvas { display: block; width: 100%; height: auto; }
    :host([matrix]) canvas { height: 150px; image-rendering: auto; }
    p { margin: 0; padding: 18px; color: #c3cbd0; font: 12px var(--font); text-align: center; }
  `;

  /** The address of a picture; or instead of it {@link values}. */
  @property() src = '';
  /** Rows of time, columns of frequency, as a spectrogram has them. */
  @property({ attribute: false }) values: number[][] | null = null;
  @property({ attribute: false }) relevance: number[][] | null = null;
  @property({ type: Number }) highest = 0;
  @property({ type: Boolean }) overlay = true;
  @property() label = '';
  @state() private failed = false;
  private bitmap: ImageBitmap | null = null;

  updated(changed: Map<string, unknown>): void {
    if (changed.has('src') && this.src) void this.load();
    else this.paint();
  }

  private async load(): Promise<void> {
    try {
      const response = await fetch(this.src);
      if (!response.ok) throw new Error(String(response.status));
      this.bitmap = await createImageBitmap(await response.blob());
      this.failed = false;
      this.paint();
    } catch {
      this.failed = true;
    }
  }

  private paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    if (this.values?.length) this.spectrogram(canvas, context, this.values);
    else if (this.bitmap) {
      canvas.width = this.bitmap.width;
      canvas.height = this.bitmap.height;
      context.drawImage(this.bitmap, 0, 0);
    } else return;
    if (this.overlay && this.relevance?.length) this.heat(canvas, context, this.relevance);
  }

  /** Time runs to the right and frequency upwards. */
  private spectrogram(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, values: number[][]): void {
    const flat = values.flat();
    const low = flat.reduce((a, b) => Math.min(a, b), Infinity);
    const high = flat.reduce((a, b) => Math.max(a, b), -Infinity);
    canvas.width = values.length;
    canvas.height = values[0]!.length;
    const image = context.createImageData(canvas.width, canvas.height);
    values.forEach((column, x) => column.forEach((v, y) => {
      const light = high > low ? (v - low) / (high - low) : 0;
      const at = ((canvas.height - 1 - y) * canvas.width + x) * 4;
      image.data.set([light ** 1.3 * 235, light ** 1.1 * 225, 30 + light * 190, 255], at);
    }));
    context.putImageData(image, 0, 0);
  }

  private heat(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, rows: number[][]): void {
    const matrix = this.values ? transpose(rows) : rows;
    const highest = this.highest || Math.max(1e-9, ...matrix.flat());
    const small = document.createElement('canvas');
    small.width = matrix[0]!.length;
    small.height = matrix.length;
    const ink = small.getContext('2d');
    if (!ink) return;
    const image = ink.createImageData(small.width, small.height);
    matrix.forEach((row, y) => row.forEach((v, x) => {
      const share = Math.max(0, Math.min(1, v / highest));
      const alpha = share < CLEAR_BELOW ? 0 : ((share - CLEAR_BELOW) / (1 - CLEAR_BELOW)) * STRONGEST;
      image.data.set([255, 120 + 90 * share, 60 * (1 - share), alpha * 255], (y * small.width + x) * 4);
    }));
    ink.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(small, 0, 0, canvas.width, canvas.height);
  }

  render() {
    return this.failed ? html`<p>This picture is past its retention</p>`
      : html`<canvas role="img" aria-label=${this.label || nothing} width="160" height="90"></canvas>`;
  }
}

/** Relevance comes as the spectrogram does, time first; drawn, time runs to the right and frequency up. */
function transpose(rows: number[][]): number[][] {
  const bands = rows[0]?.length ?? 0;
  return Array.from({ length: bands }, (_, band) => rows.map((row) => row[bands - 1 - band] ?? 0));
}
