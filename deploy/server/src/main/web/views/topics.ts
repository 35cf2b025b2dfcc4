import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import type { Topic } from '../api/types.js';
import { bytes, figure } from '../ui/format.js';
import { empty, faultBox, loading } from '../ui/parts.js';
import { shared } from '../ui/style.js';

const PERIOD_MS = 2_000;

/** The Kafka topics: schema, newest records as they come, and how to read them from elsewhere. */
@customElement('vigil-topics')
export class VigilTopics extends LitElement {
  static styles = [shared, css`
    .split { display: grid; grid-template-columns: 230px minmax(0, 1fr); gap: 14px; align-items: start; }
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 2px; }
    ul a { display: grid; gap: 0; text-decoration: none; color: var(--text); padding: 6px 10px; border-radius: 6px; }
    ul a[aria-current] { background: var(--surface); outline: 1px solid var(--line-strong); }
    .tail { max-height: 44vh; overflow: auto; display: grid; gap: 6px; }
    section { margin-bottom: 14px; }
    @media (max-width: 760px) { .split { grid-template-columns: 1fr; } ul { grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); } }
  `];

  /** The topic that is looked at, from the address. */
  @property() open = '';
  @state() private topics: Topic[] | null = null;
  @state() private tail: unknown[] | null = null;
  @state() private running = true;
  @state() private fault: unknown = null;
  @state() private tailFault: unknown = null;
  @state() private snippet = '';
  @state() private copied = '';
  private timer = 0;

  connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  updated(changed: Map<string, unknown>): void {
    if (changed.has('open')) {
      this.tail = null;
      void this.poll();
    }
  }

  private get topic(): Topic | undefined {
    return this.topics?.find((t) => t.name === this.open) ?? (this.open ? undefined : this.topics?.[0]);
  }

  private async load(): Promise<void> {
    try {
      this.topics = (await api.topics()).items;
      this.fault = null;
      void this.poll();
    } catch (e) {
      this.fault = e;
    }
  }

  private async poll(): Promise<void> {
    clearTimeout(this.timer);
    const topic = this.topic;
    if (topic && this.running && !document.hidden) {
      try {
        const { items } = await api.tail(topic.name);
        if (topic === this.topic) this.tail = items;
        this.tailFault = null;
      } catch (e) {
        this.tailFault = e;
      }
    }
    if (this.isConnected) this.timer = window.setTimeout(() => void this.poll(), PERIOD_MS);
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = 'Copied';
    } catch {
      this.copied = 'This browser does not let the page copy: select the text instead';
    }
    setTimeout(() => (this.copied = ''), 2_500);
  }

  render() {
    const topic = this.topic;
    return html`<div class="head"><h1>Topics</h1><span class="muted">where everything is, for other programs</span></div>
      ${faultBox(this.fault, () => void this.load())}
      ${!this.topics ? (this.fault ? nothing : loading('the topics'))
        : html`<div class="split"><nav aria-label="Topics"><ul>${this.topics.map((t) => html`<li><a href=${`#/topics/${t.name}`} aria-current=${t === topic ? 'true' : nothing}>
          ${t.name}<span class="small muted num">${figure(t.records)} records, ${bytes(t.bytes)}</span></a></li>`)}</ul></nav>
          ${topic ? this.shown(topic) : empty('There is no such topic', 'Choose one of the list.')}</div>`}`;
  }

  private shown(t: Topic) {
    const snippets = Object.entries(t.snippets ?? {});
    const [name, text] = snippets.find(([n]) => n === this.snippet) ?? snippets[0] ?? ['', ''];
    return html`<div>
      <section class="card"><div class="head"><h2 class="grow">Newest records</h2>
        <button aria-pressed=${this.running} @click=${() => (this.running = !this.running)}>${this.running ? 'Live' : 'Paused'}</button></div>
        ${faultBox(this.tailFault)}
        ${!this.tail ? (this.tailFault ? nothing : loading('records')) : this.tail.length
          ? html`<div class="tail" tabindex="0" role="group" aria-label="Newest records">${this.tail.map((r) => html`<pre>${JSON.stringify(r, null, 1).replace(/\n\s*/g, ' ')}</pre>`)}</div>`
          : html`<p class="muted">There is no record yet.</p>`}</section>
      ${snippets.length ? html`<section class="card"><div class="row"><h2 class="grow">Read it elsewhere</h2>${snippets.map(([n]) => html`<button aria-pressed=${n === name}
        @click=${() => (this.snippet = n)}>${n}</button>`)}<button @click=${() => void this.copy(text)}>Copy</button></div>
        <p class="small muted" role="status">${this.copied}</p><pre tabindex="0" aria-label=${`How to read it with ${name}`}>${text}</pre></section>` : nothing}
      <section class="card"><h2>Schema</h2><p class="small muted">${figure(t.partitions)} partitions${t.retention ? `, kept ${kept(t.retention)}` : ''}</p>
        <pre tabindex="0" aria-label="Schema">${schema(t.schema)}</pre></section></div>`;
  }
}

function kept(retention: string | number): string {
  if (typeof retention !== 'number') return retention;
  return retention < 0 ? 'for ever' : `${figure(retention / 3_600_000, 1)} h`;
}

function schema(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? '';
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
