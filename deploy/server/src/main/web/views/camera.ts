import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import { store, Watching } from '../api/store.js';
import { TimelineFeed } from '../api/timeline.js';
import type { Box, Caption, Gap, VigilEvent } from '../api/types.js';
import { clock, duration, eventName, gapCause, gapTold, instant, millis, percent } from '../ui/format.js';
import { empty, eventChip, faultBox, forPage, shares } from '../ui/parts.js';
import { go } from '../ui/route.js';
import { shared } from '../ui/style.js';
import type { VigilTimeline } from '../ui/timeline.js';
import '../ui/picture.js';
import '../ui/timeline.js';
import './erase.js';
import { noPictures, stateWords } from './tile.js';

/** As much as the screen has room for. */
const FIRST_SPAN_MS = Math.max(20_000, Math.min(90_000, innerWidth * 50));
/** While following, the newest time stays this far from the right edge. */
const AHEAD = 0.06;
/** So near to its key frame an event is outlined where it was there. */
const KEY_MS = 750;
const CLIP_MS = 5_000;

/** One stream over time: picture, sound level and words move together. */
@customElement('vigil-camera')
export class VigilCamera extends LitElement {
  static styles = [shared, css`
    .look { display: grid; grid-template-columns: minmax(0, 1.700fr) minmax(260px, 1fr); gap: 14px; margin-bottom: 14px; }
    vigil-picture { border-radius: var(--radius); max-height: 56vh; width: 100%; }
    .said { font-size: 17px; line-height: 1.400; margin: 4px 0 8px; }
    .facts { display: grid; grid-template-columns: auto 1fr; gap: 4px 12px; margin: 12px 0 0; font-size: 13px; }
    .facts dt { color: var(--muted); } .facts dd { margin: 0; }
    .side { display: flex; flex-direction: column; gap: 8px; }
    .chips { display: flex; gap: 5px; flex-wrap: wrap; min-height: 22px; }
    .bar2 { margin-bottom: 8px; }
    .gapnote { border-left: 3px solid var(--alert); padding-left: 10px; }
    @media (max-width: 760px) { .look { grid-template-columns: 1fr; } .side { min-height: 0; } }
  `];

  @property() stream = '';
  /** Where to begin, from the address; nothing for now. */
  @property() at = '';
  @state() private cursor = 0;
  @state() private following = true;
  @state() private view = { from: Date.now() - FIRST_SPAN_MS, to: Date.now() };
  @state() private fault: unknown = null;
  @state() private removing = false;
  @state() private erasing = false;
  @query('vigil-timeline') private timeline!: VigilTimeline;
  private feed: TimelineFeed | undefined;
  private readonly watching = new Watching(this);
  private readonly keys = (e: KeyboardEvent) => this.key(e);

  connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.keys);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.keys);
    this.feed?.close();
    this.feed = undefined;
  }

  private get newest(): number {
    return millis(store.streams.get(this.stream)?.stream.lastMedia) || Date.now();
  }

  willUpdate(changed: Map<string, unknown>): void {
    void this.watching;
    if (changed.has('stream') || !this.feed) {
      this.feed?.close();
      this.feed = new TimelineFeed(this.stream, () => this.requestUpdate());
      changed.set('at', undefined);
    }
    if (changed.has('at')) {
      const at = millis(this.at);
      this.following = !Number.isFinite(at);
      if (!this.following) this.moveTo(at, FIRST_SPAN_MS);
    }
    if (this.following) {
      const span = this.view.to - this.view.from;
      this.cursor = this.newest;
      this.view = { from: this.newest - span * (1 - AHEAD), to: this.newest + span * AHEAD };
    }
    this.feed.want(this.view.from, this.view.to);
  }

  private moveTo(time: number, span = this.view.to - this.view.from): void {
    this.following = false;
    this.cursor = time;
    if (time < this.view.from || time > this.view.to || span !== this.view.to - this.view.from) {
      this.view = { from: time - span / 2, to: time + span / 2 };
    }
  }

  private key(e: KeyboardEvent): void {
    if (!forPage(e) || e.defaultPrevented) return;
    if (e.key === 'l') this.following = true;
    else if (!this.timeline?.key(e)) return;
    e.preventDefault();
  }

  private async act(call: () => Promise<void>): Promise<void> {
    try {
      await call();
      this.fault = null;
      await store.refresh();
    } catch (e) {
      this.fault = e;
    }
  }

  render() {
    const now = store.streams.get(this.stream);
    if (store.loaded && !now && !store.fault && !this.erasing) {
      return html`<div class="head"><h1>${this.stream}</h1></div>
        ${empty('There is no such camera', html`It may have been removed. <a href="#/wall">To the wall</a>`)}`;
    }
    const data = this.feed?.data;
    const caption = latest(data?.captions ?? [], this.cursor, (c) => (c.end ? millis(c.end) : this.newest));
    const events = (data?.events ?? []).filter((e) => millis(e.start) <= this.cursor && ends(e, this.newest) >= this.cursor);
    const gap = (data?.gaps ?? []).find((g) => millis(g.start) <= this.cursor && this.cursor < millis(g.end) && g.sense !== 'sound');
    const level = [...(data?.levels ?? [])].reverse().find((l) => millis(l.time) <= this.cursor && this.cursor - millis(l.time) < 2_000);
    const state = now?.stream.state ?? 'ONLINE';
    return html`
      <div class="head"><h1>${this.stream}</h1>
        <span class=${state === 'ONLINE' ? 'muted' : ''}>${now ? stateWords(state) : ''} ${now?.stream.reason ?? ''}</span><span class="grow"></span>
        ${now ? this.controls(state, now.stream.pausable ?? false) : nothing}</div>
      ${faultBox(this.fault)}
      ${this.erasing ? html`<vigil-erase .stream=${this.stream} @done=${() => (this.erasing = false)}></vigil-erase>` : nothing}
      ${this.erasing && !now ? nothing : html`<div class="look">
        <vigil-picture .stream=${this.stream} .none=${noPictures(now?.stream)} .at=${this.following ? undefined : instant(Math.round(this.cursor))}
          .boxes=${boxes(events, this.cursor, this.following)}></vigil-picture>
        <section class="card side" aria-label="What is said at this time">
          <h2><time class="num">${clock(this.cursor)}</time> ${this.following ? ' (now)' : ''}</h2>
          ${gap ? html`<p class="gapnote"><strong>${gapTold(gap)}</strong> It lasted ${duration(millis(gap.end) - millis(gap.start))}.</p>`
            : html`<p class="said">${caption?.text ?? (this.feed?.loaded ? 'Nothing is said of this time.' : 'Reading …')}</p>`}
          ${caption && !gap ? html`<p class="row small muted">${percent(caption.confidence)} sure ${shares(caption.pictureShare, caption.soundShare)}
            ${now?.stream.eventsOnly ? nothing : html`<a href="#/proof/captions/${encodeURIComponent(caption.id)}">what it rests on</a>`}</p>` : nothing}
          <div class="chips">${events.map(eventChip)}</div>
          <dl class="facts">
            <dt>Sound</dt><dd class="num">${level ? `${level.dbfs.toFixed(0)} dB below full scale`.replace('-', '') : 'not heard'}</dd>
            <dt>Source</dt><dd class="mono">${now?.stream.source ?? 'unknown'}</dd>
            <dt>Clock</dt><dd>${now?.stream.clock ?? 'unknown'}</dd>
          </dl>
          <div class="row small">${this.links(now?.stream.eventsOnly ?? false)}</div>
        </section>
      </div>
      <section class="card" aria-label="Time">
        <div class="row bar2">
          <button aria-pressed=${this.following} @click=${() => (this.following = true)}>Live <kbd>l</kbd></button>
          <button @click=${() => this.timeline.toEvent(-1)}>Event before <kbd>b</kbd></button>
          <button @click=${() => this.timeline.toEvent(1)}>Next event <kbd>n</kbd></button>
          <span class="grow"></span><span class="muted small num">${duration(this.view.to - this.view.from)} shown</span>
          <button aria-label="Look closer" @click=${() => this.timeline.zoom(0.5)}>+</button>
          <button aria-label="From further away" @click=${() => this.timeline.zoom(2)}>−</button>
        </div>
        ${faultBox(this.feed?.fault)}
        <vigil-timeline .data=${data ?? { captions: [], events: [], gaps: [], levels: [] }} .view=${this.view} .cursor=${this.cursor}
          .now=${this.newest} .told=${told(caption, events, gap)}
          @cursor=${(e: CustomEvent<number>) => this.moveTo(e.detail)}
          @view=${(e: CustomEvent<{ from: number; to: number }>) => {
            this.following &&= Math.abs(e.detail.to - this.view.to) < (e.detail.to - e.detail.from) || e.detail.to > this.newest;
            this.view = e.detail;
          }}></vigil-timeline>
        <p class="small muted legend">Sound level, captions, events. Hatched: no media, and why. Drag to scrub, wheel to zoom.</p>
      </section>`}`;
  }

  private links(eventsOnly: boolean) {
    const [start, end] = [instant(Math.round(this.cursor - CLIP_MS)), instant(Math.round(Math.min(this.cursor + CLIP_MS, this.newest)))];
    const span = new URLSearchParams({ stream: this.stream, start, end }).toString();
    return html`<a href=${`#/ask?${span}`}>Ask about this time</a>
      ${eventsOnly ? nothing : html`<a href=${api.clipUrl(this.stream, start, end)} target="_blank" rel="noopener">Clip of ${duration(2 * CLIP_MS)}</a>`}
      <a href=${api.subtitlesUrl(this.stream)} download=${`${this.stream}.vtt`}>Subtitles</a>`;
  }

  private controls(state: string, pausable: boolean) {
    if (!store.operator) return nothing;
    return html`${pausable && state !== 'PAUSED' ? html`<button @click=${() => void this.act(() => api.pauseStream(this.stream))}>Pause</button>` : nothing}
      ${store.admin && state !== 'ONLINE' && state !== 'RECONNECTING' ? html`<button class="danger" @click=${() => (this.erasing = true)}>Erase …</button>` : nothing}
      ${state === 'PAUSED' ? html`<button @click=${() => void this.act(() => api.resumeStream(this.stream))}>Resume</button>` : nothing}
      ${this.removing
        ? html`<span>Remove it? What it said is kept.</span><button class="danger" @click=${() => void this.act(() => api.removeStream(this.stream)).then(() => this.fault || go('/wall'))}>Remove</button>
          <button @click=${() => (this.removing = false)}>Keep</button>`
        : pausable ? html`<button class="danger" @click=${() => (this.removing = true)}>Remove …</button>` : nothing}`;
  }
}

/** Where the events of a time are: at their key frame as it was then, else where they were last. */
function boxes(events: VigilEvent[], at: number, following: boolean): Box[] {
  return events.flatMap((e) => (!following && e.keyFrame && Math.abs(millis(e.keyFrame) - at) < KEY_MS ? e.place : e.lastPlace ?? e.place) ?? []);
}

function ends(e: VigilEvent, newest: number): number {
  return e.phase === 'ENDED' && e.end ? Math.max(millis(e.end), millis(e.start) + 500) : newest;
}

function latest(captions: Caption[], at: number, end: (c: Caption) => number): Caption | undefined {
  return captions
    .filter((c) => millis(c.start) <= at && at <= end(c) + 2_000)
    .sort((a, b) => millis(b.start) - millis(a.start))[0];
}

function told(caption: Caption | undefined, events: VigilEvent[], gap: Gap | undefined): string {
  if (gap) return gapCause(gap);
  return [caption?.text ?? 'Nothing said', ...events.map((e) => eventName(e.type))].join('; ');
}
