import { LitElement, css, html, nothing, unsafeCSS } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clock } from './format.js';
import uPlot from 'uplot';
import uplotCss from 'uplot/dist/uPlot.min.css';

export interface Series {
  label: string;
  /** A name among the page's colour tokens, such as --accent. */
  colour: string;
  values: (number | null)[];
}

/** Lines over time. Times are seconds since 1970. */
@customElement('vigil-plot')
export class VigilPlot extends LitElement {
  static styles = [unsafeCSS(uplotCss), css`
    :host { display: block; min-height: 170px; color: var(--muted); }
    p { font: 13px var(--font); }
    .u-legend { color: var(--muted); font: 12px var(--font); text-align: left; }
    .u-legend th, .u-legend td { padding: 1px 5px; }
  `];

  @property({ attribute: false }) times: number[] = [];
  @property({ attribute: false }) series: Series[] = [];
  @property() label = '';
  private plot: uPlot | undefined;
  private readonly resized = new ResizeObserver(() => this.plot?.setSize({ width: this.clientWidth, height: 150 }));
  private readonly themed = new MutationObserver(() => this.begin());

  connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
    this.themed.observe(document.documentElement, { attributes: true });
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.themed.disconnect();
    this.plot?.destroy();
    this.plot = undefined;
  }

  updated(): void {
    if (!this.plot || this.plot.series.length !== this.series.length + 1) this.begin();
    else this.plot.setData([this.times, ...this.series.map((s) => s.values)]);
  }

  private begin(): void {
    this.plot?.destroy();
    const at = this.renderRoot.querySelector<HTMLElement>('div');
    this.plot = undefined;
    // A line needs two points; of one alone uPlot would draw years.
    if (!at || !this.isConnected || this.times.length < 2) return;
    const style = getComputedStyle(this);
    const ink = style.getPropertyValue('--muted').trim();
    const grid = { stroke: style.getPropertyValue('--line').trim(), width: 1 };
    this.plot = new uPlot({
      width: Math.max(200, this.clientWidth),
      height: 150,
      cursor: { drag: { x: false, y: false } },
      // From nought, and never so close that noise looks like a storm.
      scales: { y: { range: (_, __, high) => [0, Math.max(1, high * 1.1)] } },
      axes: [{ stroke: ink, grid, ticks: grid, space: 80, values: (_, at) => at.map((t) => clock(t * 1000, false)) }, { stroke: ink, grid, ticks: grid, size: 54 }],
      series: [{ label: 'Time', value: (_, t) => (t == null ? '–' : clock(t * 1000, false)) }, ...this.series.map((s) => ({ label: s.label, stroke: style.getPropertyValue(s.colour).trim(), width: 1.5 }))],
    }, [this.times, ...this.series.map((s) => s.values)], at);
  }

  render() {
    return html`<div role="img" aria-label=${this.label}></div>${this.times.length < 2 ? html`<p>Measuring …</p>` : nothing}`;
  }
}
