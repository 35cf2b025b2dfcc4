import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import type { Pipeline } from '../api/types.js';
import { bytes, duration, figure } from '../ui/format.js';
import { faultBox, loading } from '../ui/parts.js';
import { shared } from '../ui/style.js';
import '../ui/plot.js';

const PERIOD_MS = 2_000;
const KEPT = 300;
const COLOURS = ['--picture', '--sound', '--accent', '--alert', '--good', '--muted'];

/** Whether the system keeps up, and if not, where it is held up. */
@customElement('vigil-pipeline')
export class VigilPipeline extends LitElement {
  static styles = [shared, css`
    .words { font-size: 17px; font-weight: 500; margin: 0 0 14px; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line);
      border-radius: var(--radius); overflow: hidden; margin-bottom: 14px; }
    .figures div { background: var(--surface); padding: 10px 14px; } .figures dt { font-size: 12px; color: var(--muted); }
    .figures dd { margin: 0; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
    .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 14px; }
  `];

  @state() private now: Pipeline | null = null;
  @state() private fault: unknown = null;
  private times: number[] = [];
  private readonly history: { watermark: (number | null)[]; rates: Map<string, (number | null)[]> } = { watermark: [], rates: new Map() };
  private timer = 0;

  connectedCallback(): void {
    super.connectedCallback();
    void this.poll();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async poll(): Promise<void> {
    try {
      const now = await api.pipeline();
      this.remember(now);
      this.now = now;
      this.fault = null;
    } catch (e) {
      this.fault = e;
    }
    if (this.isConnected) this.timer = window.setTimeout(() => void this.poll(), document.hidden ? 5 * PERIOD_MS : PERIOD_MS);
  }

  private remember(now: Pipeline): void {
    this.times = [...this.times, Date.now() / 1000].slice(-KEPT);
    this.history.watermark = [...this.history.watermark, seconds(now.job?.watermarkLag)].slice(-KEPT);
    for (const topic of now.topics ?? []) {
      const known = this.history.rates.get(topic.name) ?? new Array<number | null>(this.times.length - 1).fill(null);
      this.history.rates.set(topic.name, [...known, topic.rate ?? null].slice(-KEPT));
    }
  }

  render() {
    const p = this.now;
    return html`<div class="head"><h1>Pipeline</h1></div>${faultBox(this.fault)}
      ${p ? this.shown(p) : this.fault ? nothing : loading('the state of the system')}`;
  }

  private shown(p: Pipeline) {
    const rates = [...this.history.rates].filter(([, values]) => values.some((v) => v)).slice(0, COLOURS.length);
    return html`
      ${p.bottleneck ? html`<p class="words" role="status">${sentence(p.bottleneck)}</p>` : nothing}
      <dl class="figures">${[
        ['Cameras', figure(p.ingest?.streams)],
        ['Pictures per second', figure(p.ingest?.framesPerSecond, 1)],
        ['Gaps', figure(p.ingest?.gaps)],
        ['Job', (p.job?.state ?? 'unknown').toLowerCase()],
        ['Behind the media', age(p.job?.watermarkLag)],
        ['Last checkpoint', p.job?.checkpointAge == null ? 'none' : `${age(p.job.checkpointAge)} ago`],
        ['Batch size', figure(p.job?.batchSize, 1)],
        ['Model', p.model ? `${p.model.name} ${p.model.version}` : '–'],
      ].map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      <div class="two">
        <section class="card"><h2>Behind the media, seconds</h2><vigil-plot label="Seconds that the job is behind the media, over time" .times=${this.times}
          .series=${[{ label: 'seconds', colour: '--accent', values: this.history.watermark }]}></vigil-plot></section>
        <section class="card"><h2>Records per second</h2><vigil-plot label="Records per second by topic, over time" .times=${this.times}
          .series=${rates.map(([name, values], i) => ({ label: name.replace('vigil.', ''), colour: COLOURS[i]!, values }))}></vigil-plot></section>
        ${p.topics?.length ? html`<section class="card scroll" tabindex="0" aria-label="Topics"><h2>Topics</h2><table><thead><tr><th>Topic</th><th class="num">records</th><th class="num">size</th><th class="num">per second</th><th class="num">unread</th></tr></thead>
          <tbody>${p.topics.map((t) => html`<tr><td><a href=${`#/topics/${t.name}`}>${t.name}</a></td><td class="num">${figure(t.records)}</td><td class="num">${bytes(t.bytes)}</td>
            <td class="num">${figure(t.rate, 1)}</td><td class="num">${figure(t.lag)}</td></tr>`)}</tbody></table></section>` : nothing}
        ${p.latency?.length ? html`<section class="card"><h2>From capture to reader</h2><table><thead><tr><th>Step</th><th class="num">half within</th><th class="num">95 % within</th></tr></thead>
          <tbody>${p.latency.map((l) => html`<tr><td>${l.step}</td><td class="num">${figure(l.p50, 2)} s</td><td class="num">${figure(l.p95, 2)} s</td></tr>`)}</tbody></table></section>` : nothing}
      </div>`;
  }
}

/** Ages and lags come as seconds. */
function seconds(value: number | null | undefined): number | null {
  return value ?? null;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}

function age(value: number | null | undefined): string {
  return value == null ? 'unknown' : duration(value * 1000);
}
