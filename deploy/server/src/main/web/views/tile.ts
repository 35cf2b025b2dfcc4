import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { alerting, current, type StreamNow, Watching } from '../api/store.js';
import type { Stream } from '../api/types.js';
import { duration, millis } from '../ui/format.js';
import { eventChip, shares } from '../ui/parts.js';
import { shared } from '../ui/style.js';
import '../ui/meter.js';
import { EVENTS_ONLY } from '../ui/picture.js';

/** One stream on the wall: its picture, what is said of it, how loud it is, and how late all that comes. */
@customElement('vigil-tile')
export class VigilTile extends LitElement {
  static styles = [shared, css`
    article { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden;
      height: 100%; display: flex; flex-direction: column; }
    article.alert { border-color: var(--alert); box-shadow: 0 0 0 1px var(--alert); }
    .shown { position: relative; display: block; background: #000; }
    .off vigil-picture { opacity: 0.35; }
    .badge { position: absolute; left: 8px; top: 8px; background: rgb(10 14 16 / 82%); color: #eef2f3; border-radius: 5px;
      padding: 2px 8px; font-size: 12px; font-weight: 600; }
    .badge.delay { left: auto; right: 8px; font-weight: 500; }
    .body { padding: 10px 12px 11px; display: grid; gap: 8px; flex: 1; align-content: start; }
    .caption { margin: 0; min-height: 2.900em; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
    .caption.provisional { color: var(--muted); }
    .chips { display: flex; gap: 5px; flex-wrap: wrap; min-height: 22px; }
    .line { display: grid; grid-template-columns: 1fr auto; gap: 12px; align-items: center; }
    .why { margin: 0; }
    .why b { font-weight: 600; } .why.bad b { color: var(--alert); }
  `];

  @property({ attribute: false }) now!: StreamNow;
  @state() private pictureTime = '';
  private readonly watching = new Watching(this);

  render() {
    void this.watching;
    const { stream, caption, levels, match } = this.now;
    const on = stream.state === 'ONLINE';
    const media = Math.max(millis(this.pictureTime) || 0, millis(stream.lastMedia) || 0);
    const label = encodeURIComponent(stream.id);
    return html`<article class="${alerting(this.now) ? 'alert' : ''} ${on ? '' : 'off'}" aria-label="Camera ${stream.id}">
      <a class="shown" href="#/camera/${label}" aria-label="Open camera ${stream.id}">
        <vigil-picture .stream=${stream.id} .still=${!on} .none=${noPictures(stream)} @picture=${(e: CustomEvent<string>) => (this.pictureTime = e.detail)}></vigil-picture>
        <span class="badge">${stream.id}</span>
        ${on && media ? html`<span class="badge delay num" title="Time between capture and now">${delay(media)}</span>` : nothing}
      </a>
      <div class="body">
        ${on ? nothing : html`<p class="why ${stream.state === 'FAILED' || stream.state === 'RECONNECTING' ? 'bad' : ''}"><b>${stateWords(stream.state)}</b> ${stream.reason ?? ''}</p>`}
        <p class="caption ${caption && (!caption.final || !on) ? 'provisional' : ''}" aria-live="off">${caption?.text ?? (on ? 'Nothing said yet' : '')}</p>
        <div class="chips">
          ${match && Date.now() - match.at < 20_000 ? html`<a class="chip camera match" href="#/subscriptions/${encodeURIComponent(match.match.subscription ?? '')}">matches ${match.match.subscription ?? 'a subscription'}</a>` : nothing}
          ${current(this.now).slice(0, 5).map(eventChip)}
        </div>
        <div class="line">
          <vigil-meter .levels=${levels}></vigil-meter>
          ${caption ? shares(caption.pictureShare, caption.soundShare) : nothing}
        </div>
      </div></article>`;
  }

}

function delay(media: number): string {
  const late = Date.now() - media;
  return late < 0 || late > 86_400_000 ? 'recorded' : `${duration(late)} behind`;
}

/** Why a stream has no pictures; nothing where it has. */
export function noPictures(stream: Stream | undefined): string {
  return stream?.eventsOnly ? EVENTS_ONLY : '';
}

export function stateWords(state: string): string {
  return { ONLINE: 'Online.', RECONNECTING: 'Reconnecting.', ENDED: 'Ended.', FAILED: 'Failed.', PAUSED: 'Paused.' }[state] ?? state;
}
