import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import { store, Watching } from '../api/store.js';
import type { Found, SearchQuery } from '../api/types.js';
import { eventName, instant } from '../ui/format.js';
import { base64, empty, faultBox, loading, time, typeChip } from '../ui/parts.js';
import { shared } from '../ui/style.js';
import '../ui/picture.js';

const WITHIN: [string, number][] = [['any time', 0], ['last 15 min', 15], ['last hour', 60], ['last day', 1440]];
const LARGEST_FILE = 8_000_000;

/** Finds moments of all streams by a sentence, a picture, a sound, or another moment. */
@customElement('vigil-search')
export class VigilSearch extends LitElement {
  static styles = [shared, css`
    form { display: grid; gap: 10px; margin-bottom: 14px; }
    .ask { display: grid; grid-template-columns: 1fr auto; gap: 8px; }
    .ask input { min-height: 40px; font-size: 16px; }
    .filters { gap: 6px 14px; }
    .filters fieldset { border: 0; margin: 0; padding: 0; display: flex; gap: 5px; flex-wrap: wrap; align-items: center; }
    .filters legend { float: left; font-size: 12px; color: var(--muted); padding: 0 4px 0 0; }
    .filters button { min-height: 26px; padding: 1px 10px; font-size: 12px; border-radius: 13px; }
    .results { display: grid; gap: 14px; grid-template-columns: repeat(auto-fill, minmax(min(250px, 100%), 1fr)); }
    article { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; }
    article p { margin: 0; } article .in { padding: 9px 11px; display: grid; gap: 5px; }
    .file { position: relative; } .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; }
    .file:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
  `];

  @property() like = '';
  @property() stream = '';
  @state() private results: Found[] | null = null;
  @state() private busy = false;
  @state() private fault: unknown = null;
  @state() private streams = new Set<string>();
  @state() private types = new Set<string>();
  @state() private minutes = 0;
  @state() private by: SearchQuery = {};
  @state() private byFile = '';
  @state() private known: string[] = [];
  private readonly watching = new Watching(this);

  willUpdate(changed: Map<string, unknown>): void {
    void this.watching;
    if (changed.has('stream') && this.stream) this.streams = new Set([this.stream]);
    if (changed.has('like') && this.like) {
      this.byFile = '';
      void this.find({ moment: this.like });
    }
  }

  firstUpdated(): void {
    if (matchMedia('(min-width: 761px)').matches) this.renderRoot.querySelector<HTMLInputElement>('input[name=text]')?.focus();
    void api.model().then((m) => (this.known = m.eventTypes.map((t) => t.name)), () => {});
  }

  private async find(by: SearchQuery): Promise<void> {
    this.by = by;
    this.busy = true;
    this.fault = null;
    try {
      const { items } = await api.search({
        ...by,
        streams: [...this.streams],
        types: [...this.types],
        ...(this.minutes ? { from: instant(Date.now() - this.minutes * 60_000) } : {}),
        limit: 40,
      });
      this.results = items;
    } catch (e) {
      this.fault = e;
    }
    this.busy = false;
  }

  private again(): void {
    if (this.by.text || this.by.moment || this.by.picture || this.by.sound) void this.find(this.by);
  }

  private submit(e: SubmitEvent): void {
    e.preventDefault();
    const text = String(new FormData(e.target as HTMLFormElement).get('text')).trim();
    if (!text) return;
    this.byFile = '';
    void this.find({ text });
  }

  private async file(e: Event, kind: 'picture' | 'sound'): Promise<void> {
    const input = e.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    input.value = '';
    if (file.size > LARGEST_FILE) {
      this.fault = `${file.name} is larger than 8 MB: choose a smaller ${kind}.`;
      return;
    }
    this.byFile = file.name;
    await this.find({ [kind]: await base64(file) });
  }

  private toggle(set: Set<string>, value: string): Set<string> {
    const next = new Set(set);
    if (!next.delete(value)) next.add(value);
    void Promise.resolve().then(() => this.again());
    return next;
  }

  render() {
    const what = this.byFile || (this.by.moment ? 'a moment like the chosen one' : this.by.text ? `“${this.by.text}”` : '');
    return html`
      <div class="head"><h1>Search</h1><span class="muted">over everything seen and heard</span></div>
      <form role="search" @submit=${(e: SubmitEvent) => this.submit(e)}>
        <div class="ask"><input name="text" type="search" aria-label="A sentence" placeholder="someone knocks while a person in white walks by" .value=${this.by.text ?? ''}>
          <button class="primary">Search</button></div>
        <div class="row filters">
          <span class="file"><span class="button">By a picture …</span><input type="file" accept="image/*" aria-label="Search by a picture" @change=${(e: Event) => void this.file(e, 'picture')}></span>
          <span class="file"><span class="button">By a sound …</span><input type="file" accept="audio/wav,audio/*" aria-label="Search by a sound" @change=${(e: Event) => void this.file(e, 'sound')}></span>
          ${store.streams.size > 1 ? html`<fieldset><legend>Cameras</legend>${[...store.streams.keys()].sort().map((s) => html`<button type="button"
            aria-pressed=${this.streams.has(s)} @click=${() => (this.streams = this.toggle(this.streams, s))}>${s}</button>`)}</fieldset>` : nothing}
          <fieldset><legend>When</legend>${WITHIN.map(([label, minutes]) => html`<button type="button" aria-pressed=${this.minutes === minutes}
            @click=${() => {
              this.minutes = minutes;
              this.again();
            }}>${label}</button>`)}</fieldset>
          ${this.known.length ? html`<fieldset><legend>With</legend>${this.known.map((t) => html`<button type="button" title=${t} aria-pressed=${this.types.has(t)}
            @click=${() => (this.types = this.toggle(this.types, t))}>${eventName(t)}</button>`)}</fieldset>` : nothing}
        </div>
      </form>
      ${faultBox(this.fault)}
      <p class="muted small" role="status">${this.busy ? 'Searching …' : this.results && what ? `${this.results.length} found for ${what}` : ''}</p>
      ${this.busy && !this.results ? loading('moments') : !this.results ? (this.fault ? nothing : empty('Say what to look for', 'A sentence in plain English, such as “a dog barks” or “someone in red enters”. Or give a picture or a sound.'))
        : this.results.length ? html`<div class="results">${this.results.map((r) => this.result(r))}</div>`
          : empty('Nothing like that was found', 'Take away a filter, or say it in other words.')}`;
  }

  private result(r: Found) {
    const middle = instant((Date.parse(r.start) + Date.parse(r.end)) / 2);
    const camera = `#/camera/${encodeURIComponent(r.stream)}?at=${encodeURIComponent(middle)}`;
    return html`<article aria-label=${`${r.stream}, score ${r.score.toFixed(2)}`}>
      <a href=${camera} aria-label="Open on the timeline of ${r.stream}"><vigil-picture .stream=${r.stream} .at=${middle}></vigil-picture></a>
      <div class="in"><p class="row small muted"><b>${r.stream}</b>${time(r.start)}<span class="grow"></span><span class="num" title="How alike, 1 at most">${r.score.toFixed(2)}</span></p>
        <p>${r.caption ?? html`<span class="muted">nothing said</span>`}</p>
        <p class="row">${(r.events ?? []).slice(0, 4).map(typeChip)}</p>
        ${r.moment ? html`<p class="small"><a href=${`#/search?like=${encodeURIComponent(r.moment)}`}>More like this</a></p>` : nothing}</div></article>`;
  }
}
