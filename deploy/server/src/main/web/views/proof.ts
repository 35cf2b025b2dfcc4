import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, ApiError } from '../api/client.js';
import type { Proof } from '../api/types.js';
import { clock, eventName, percent } from '../ui/format.js';
import { bar, empty, faultBox, loading, time, width } from '../ui/parts.js';
import { shared } from '../ui/style.js';
import '../ui/heat.js';

/** What a statement rests on: which parts of which pictures and sounds, and what would be said without them. */
@customElement('vigil-proof')
export class VigilProof extends LitElement {
  static styles = [shared, css`
    .top { display: grid; grid-template-columns: minmax(0, 1.400fr) minmax(240px, 1fr); gap: 14px; }
    .statement { font-size: 19px; font-weight: 600; line-height: 1.350; margin: 2px 0 10px; }
    .senses { display: grid; grid-template-columns: auto 1fr auto; gap: 7px 12px; align-items: center; font-size: 13px; }
    .big { display: flex; height: 26px; border-radius: 6px; overflow: hidden; font-size: 12px; font-weight: 600; gap: 2px; }
    .big span { display: flex; align-items: center; padding: 0 max(0px, min(8px, 5%)); color: #0d1214; background: var(--picture); overflow: hidden; white-space: nowrap; min-width: 0; box-sizing: border-box; }
    .big span + span { background: var(--sound); justify-content: end; }
    :host-context([data-theme=light]) .big span { color: #fff; }
    .frames { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(210px, 46%), 1fr)); gap: 10px; }
    figure { margin: 0; } figcaption { font-size: 12px; color: var(--muted); margin-top: 3px; }
    section { margin-top: 14px; }
    .words { font-size: 19px; font-weight: 600; line-height: 1.700; margin: 2px -3px 10px; } .words span { border-radius: 4px; padding: 2px 3px; }
    .fall { display: grid; grid-template-columns: auto 1fr auto; gap: 6px 12px; align-items: center; font-size: 13px; }
    .fall .lane { position: relative; height: 12px; background: var(--raised); border-radius: 3px; }
    .fall i { position: absolute; top: 0; bottom: 0; border-radius: 3px; background: var(--accent); min-width: 2px; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 12px; margin: 0; font-size: 13px; } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
    .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr)); gap: 14px; margin-top: 14px; } .two section { margin: 0; }
    @media (max-width: 760px) { .top { grid-template-columns: 1fr; } }
  `];

  /** events, captions or questions. */
  @property() kind = 'events';
  @property() about = '';
  @state() private proof: Proof | null = null;
  @state() private fault: unknown = null;
  @state() private overlay = true;

  updated(changed: Map<string, unknown>): void {
    if (changed.has('about') || changed.has('kind')) void this.load();
  }

  private async load(): Promise<void> {
    this.proof = null;
    this.fault = null;
    try {
      this.proof = await api.proof(this.kind, this.about);
    } catch (e) {
      this.fault = e;
    }
  }

  render() {
    const back = { events: ['Review', '#/review'], captions: ['Wall', '#/wall'], questions: ['Ask', '#/ask'] }[this.kind] ?? ['Wall', '#/wall'];
    const head = html`<div class="head"><h1>Proof</h1><a class="small" href=${back[1]!}>${back[0]}</a><span class="grow"></span>
      <button aria-pressed=${this.overlay} @click=${() => (this.overlay = !this.overlay)}>Relevance shown</button></div>`;
    if (this.fault instanceof ApiError && this.fault.expired) {
      return html`${head}${empty('The media of this are no longer kept', this.fault.detail || 'What was said of it is; keep pictures and sound longer to prove older statements.')}`;
    }
    if (this.fault) return html`${head}${faultBox(this.fault, () => void this.load())}`;
    return html`${head}${this.proof ? this.shown(this.proof) : loading('the media and asking the model why')}`;
  }

  private shown(p: Proof) {
    const highest = Math.max(1e-9, ...p.frames.flatMap((f) => (f.relevance ?? []).flat()));
    return html`
      ${p.note ? html`<p class="note">${p.note}</p>` : nothing}
      <div class="top">
        <div class="card"><p class="muted small">${{ events: 'Event', captions: 'Caption', questions: 'Answer' }[this.kind]}</p>
          ${p.words?.length ? this.words(p.words) : html`<p class="statement">${p.statement || p.about.text || eventName(p.about.type ?? '')}</p>`}
          <div class="big" role="img" aria-label=${`picture ${percent(p.pictureShare)}, sound ${percent(p.soundShare)}`}>
            ${this.side('picture', p.pictureShare)}${this.side('sound', p.soundShare)}</div>
        </div>
        <div class="card"><h2>How sure, and what if</h2>
          <div class="senses">${this.sense('with both senses', p.confidence)}${this.sense('deaf, picture alone', p.deaf)}${this.sense('blind, sound alone', p.blind)}</div></div>
      </div>
      <section class="card"><h2>Pictures</h2>${p.frames.length ? html`<div class="frames">${p.frames.map((f) => html`<figure>
        <vigil-heat .src=${f.picture} .relevance=${f.relevance ?? null} .highest=${highest} .overlay=${this.overlay} .label=${`Picture at ${clock(f.time)}, with what mattered in it`}></vigil-heat>
        <figcaption>${time(f.time)}</figcaption></figure>`)}</div>` : html`<p class="muted">There were no pictures in this interval.</p>`}</section>
      ${p.spectrogram?.values?.length ? html`<section class="card"><h2>Sound, ${time(p.spectrogram.start)} to ${clock(p.spectrogram.end)}</h2>
        <vigil-heat matrix .values=${p.spectrogram.values} .relevance=${p.spectrogram.relevance ?? null} .overlay=${this.overlay} .label=${'Spectrogram with what mattered in it'}></vigil-heat>
        <p class="small muted">Time to the right, low to high frequency upwards. Orange: what mattered.</p></section>` : nothing}
      <div class="two">
        ${p.latency?.length ? html`<section class="card"><h2>How long it took</h2>${this.fall(p.latency)}</section>` : nothing}
        <section class="card"><h2>Where it comes from</h2><dl>
          <dt>Model</dt><dd>${p.model.name} ${p.model.version}</dd><dt>Digest</dt><dd class="mono">${p.model.digest}</dd>
          ${(p.offsets ?? []).map((o) => html`<dt>${o.topic}</dt><dd class="num">partition ${o.partition}, offset ${o.offset}</dd>`)}</dl></section>
      </div>`;
  }

  /** A side too narrow for its words goes without them: the other side says it. */
  private side(name: string, share: number) {
    return html`<span .style=${width(share)}>${share > 0.22 ? `${name} ${percent(share)}` : ''}</span>`;
  }

  private sense(name: string, value: number | null | undefined) {
    return html`<span>${name}</span>${bar(value ?? 0)}<span class="num">${percent(value)}</span>`;
  }

  private words(words: { word: string; relevance: number }[]) {
    const most = Math.max(1e-9, ...words.map((w) => w.relevance));
    return html`<p class="words" aria-label="Words by how much picture and sound mattered">${words.map((w) => html`<span
      .style=${`background:color-mix(in srgb, var(--sound) ${Math.round(Math.max(0, w.relevance / most) * 38)}%, transparent)`}
      title=${percent(w.relevance)}>${w.word}</span> `)}</p>`;
  }

  private fall(steps: { step: string; millis: number }[]) {
    const total = Math.max(1, steps.reduce((sum, s) => sum + s.millis, 0));
    let before = 0;
    return html`<div class="fall">${steps.map((s) => {
      const left = before;
      before += s.millis;
      return html`<span>${s.step}</span><span class="lane" aria-hidden="true"><i .style=${`left:${(left / total) * 100}%;${width(s.millis / total)}`}></i></span><span class="num">${Math.round(s.millis)} ms</span>`;
    })}<span><b>all</b></span><span></span><span class="num"><b>${Math.round(total)} ms</b></span></div>`;
  }
}
