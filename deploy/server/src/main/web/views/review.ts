import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import { live } from '../api/live.js';
import { store, Watching } from '../api/store.js';
import type { Review, VigilEvent } from '../api/types.js';
import { duration, eventName, group, millis, percent, plural } from '../ui/format.js';
import { empty, faultBox, forPage, loading, shares, time } from '../ui/parts.js';
import { go } from '../ui/route.js';
import { shared } from '../ui/style.js';

const PAGE = 60;

/** Events one after the other, to confirm or to refute with one key each; what is judged trains the next model. */
@customElement('vigil-review')
export class VigilReview extends LitElement {
  static styles = [shared, css`
    .split { display: grid; grid-template-columns: minmax(240px, 320px) minmax(0, 1fr); gap: 14px; align-items: start; }
    ol { list-style: none; margin: 0; padding: 0; max-height: calc(100vh - 130px); overflow: auto; }
    li button { width: 100%; display: grid; grid-template-columns: 1fr auto; gap: 0 8px; text-align: left; background: none; border: 1px solid transparent;
      font-weight: 400; padding: 6px 10px; }
    li button[aria-current] { background: var(--surface); border-color: var(--line-strong); }
    li b { font-weight: 500; } li span.num, li .verdict { text-align: right; } li span { font-size: 12px; color: var(--muted); }
    .verdict.CONFIRMED { color: var(--good); } .verdict.REFUTED { color: var(--alert); }
    .strip { display: block; width: 100%; border-radius: 6px; background: #000; min-height: 90px; }
    video { width: 100%; max-height: 50vh; border-radius: 6px; background: #000; }
    .judge { margin: 14px 0 0; } .judge button, .judge .button { min-height: 38px; padding: 4px 14px; }
    .title { font-size: 18px; font-weight: 600; }
    @media (max-width: 760px) {
      .split { grid-template-columns: 1fr; } ol { max-height: 30vh; order: 2; border-top: 1px solid var(--line); padding-top: 8px; }
      .judge { position: sticky; bottom: 66px; background: var(--surface); padding: 8px 0; } kbd { display: none; }
    }
  `];

  @state() private events: VigilEvent[] | null = null;
  @state() private verdicts = new Map<string, Review['verdict']>();
  @state() private at = 0;
  @state() private type = '';
  @state() private fault: unknown = null;
  @state() private stripFailed = '';
  @state() private playing = '';
  @state() private exported = '';
  @state() private fresh = 0;
  @state() private clipMissing = '';
  private end = () => {};
  private readonly watching = new Watching(this);
  private readonly keys = (e: KeyboardEvent) => this.key(e);

  connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.keys);
    this.end = live.on('event', (e) => {
      if ((e as VigilEvent).phase === 'STARTED') this.fresh++;
    });
    void this.load();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.keys);
    this.end();
  }

  private async load(): Promise<void> {
    try {
      const [events, reviews] = await Promise.all([
        api.events({ type: this.type, limit: PAGE }),
        api.reviews().catch(() => ({ items: [] as Review[] })),
      ]);
      this.verdicts = new Map(reviews.items.map((r) => [r.event ?? r.id ?? '', r.verdict]));
      this.events = events.items;
      this.at = Math.max(0, this.events.findIndex((e) => !this.verdicts.has(e.id)));
      this.fresh = 0;
      this.fault = null;
    } catch (e) {
      this.events ??= [];
      this.fault = e;
    }
  }

  private key(e: KeyboardEvent): void {
    if (!forPage(e) || e.defaultPrevented) return;
    const event = this.events?.[this.at];
    if (e.key === 'j' || e.key === 'ArrowDown') this.to(this.at + 1);
    else if (e.key === 'k' || e.key === 'ArrowUp') this.to(this.at - 1);
    else if (e.key === 'c') void this.judge('CONFIRMED');
    else if (e.key === 'r') void this.judge('REFUTED');
    else if (e.key === 'p' && event) go(`/proof/events/${encodeURIComponent(event.id)}`);
    else return;
    e.preventDefault();
  }

  private to(index: number): void {
    this.at = Math.max(0, Math.min((this.events?.length ?? 1) - 1, index));
    this.playing = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }));
  }

  private async judge(verdict: Review['verdict']): Promise<void> {
    const event = this.events?.[this.at];
    if (!event || !store.operator) return;
    try {
      const review = await api.review(event.id, verdict);
      this.clipMissing = review?.clipMissing ?? '';
      this.verdicts = new Map(this.verdicts).set(event.id, verdict);
      this.fault = null;
      this.to(this.at + 1);
    } catch (e) {
      this.fault = e;
    }
  }

  private async export(): Promise<void> {
    try {
      const done = await api.exportReviews();
      this.exported = `${plural(done.clips, 'clip')} written to ${done.directory}. Teach the model with: vigil model finetune --clips ${done.directory}`;
    } catch (e) {
      this.fault = e;
    }
  }

  render() {
    void this.watching;
    const types = [...new Set((this.events ?? []).map((e) => e.type))].sort();
    return html`
      <div class="head"><h1>Review</h1>
        <span class="muted">${plural(this.verdicts.size, 'event')} judged</span><span class="grow"></span>
        <label class="check"><span class="sr">Event type</span><select aria-label="Event type" @change=${(e: Event) => {
          this.type = (e.target as HTMLSelectElement).value;
          void this.load();
        }}><option value="">All types</option>${types.map((t) => html`<option value=${t} ?selected=${t === this.type}>${eventName(t)}</option>`)}</select></label>
        ${this.fresh ? html`<button @click=${() => void this.load()}>${plural(this.fresh, 'new event')}</button>` : nothing}
        ${store.operator ? html`<button ?disabled=${!this.verdicts.size} @click=${() => void this.export()}>Export for fine-tuning</button>` : nothing}
      </div>
      ${this.exported ? html`<p class="note" role="status">${this.exported}</p>` : nothing}
      ${this.clipMissing ? html`<p class="note" role="status">Noted, but no clip of it could be kept to learn from: ${this.clipMissing}</p>` : nothing}
      ${faultBox(this.fault, () => void this.load())}
      ${!this.events ? loading('events') : !this.events.length
        ? (this.fault ? nothing : empty('No events yet', 'They appear here as the cameras see and hear things.'))
        : html`<div class="split"><ol aria-label="Events">${this.events.map((e, i) => this.item(e, i))}</ol>${this.detail(this.events[this.at]!)}</div>`}`;
  }

  private item(e: VigilEvent, index: number) {
    const verdict = this.verdicts.get(e.id);
    return html`<li><button aria-current=${index === this.at ? 'true' : nothing} @click=${() => this.to(index)}>
      <b>${eventName(e.type)}</b><span class="num">${percent(e.confidence)}</span>
      <span>${e.stream}, ${time(e.start)}</span>
      <span class="verdict ${verdict ?? ''}">${verdict ? (verdict === 'CONFIRMED' ? 'confirmed' : 'refuted') : ''}</span></button></li>`;
  }

  private detail(e: VigilEvent) {
    const verdict = this.verdicts.get(e.id);
    const lasted = e.end && e.phase === 'ENDED' ? `lasted ${duration(millis(e.end) - millis(e.start))}` : 'goes on';
    return html`<section class="card" aria-label="The event">
      <div class="row"><span class="chip ${group(e.type)}">${group(e.type)}</span><span class="title">${eventName(e.type)}</span>
        <span class="verdict ${verdict ?? ''}">${verdict ? (verdict === 'CONFIRMED' ? 'confirmed' : 'refuted') : ''}</span></div>
      <p class="muted">${e.stream}, ${time(e.start)}, ${lasted}. ${percent(e.confidence)} sure ${shares(e.pictureShare, e.soundShare)}${ended(e.cause)}</p>
      ${this.playing === e.id
        ? html`<video controls autoplay src=${api.eventClipUrl(e.id)} aria-label="Clip of the event" @error=${() => (this.playing = 'failed')}></video>`
        : this.stripFailed === e.id
          ? html`<div class="state">The pictures of this event are no longer kept, or not yet complete.</div>`
          : html`<img class="strip" src=${api.eventStripUrl(e.id)} alt="Pictures from before, during and after the event" @error=${() => (this.stripFailed = e.id)}>`}
      ${this.playing === 'failed' ? html`<p class="note">The clip cannot be played: its media are no longer kept, or not yet complete.</p>` : nothing}
      <div class="row judge">
        ${store.operator ? html`<button class="primary" @click=${() => void this.judge('CONFIRMED')}>It happened <kbd>c</kbd></button>
          <button class="danger" @click=${() => void this.judge('REFUTED')}>It did not <kbd>r</kbd></button>` : html`<span class="muted">Your role may look, not judge.</span>`}
        <button @click=${() => (this.playing = e.id)}>Play with sound</button>
        <a class="button" href=${`#/proof/events/${encodeURIComponent(e.id)}`}>Proof <kbd>p</kbd></a>
        <a class="button" href=${`#/camera/${encodeURIComponent(e.stream)}?at=${encodeURIComponent(e.start)}`}>On the timeline</a>
        <span class="grow"></span>
        <button aria-label="Event before" @click=${() => this.to(this.at - 1)}><kbd>k</kbd> ↑</button>
        <button aria-label="Next event" @click=${() => this.to(this.at + 1)}><kbd>j</kbd> ↓</button>
      </div></section>`;
  }
}

/** Why an event ended, if not because it was over. */
function ended(cause: string | null | undefined): string {
  return { GAP: ' It was cut off by a gap.', STREAM_ENDED: ' The stream ended.' }[cause ?? ''] ?? '';
}
