import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { store, Watching } from '../api/store.js';
import { icon } from '../ui/icons.js';
import { empty, faultBox, loading } from '../ui/parts.js';
import { plural } from '../ui/format.js';
import { shared } from '../ui/style.js';
import './add-camera.js';
import './tile.js';

/** Every stream at once, those with something to say first. */
@customElement('vigil-wall')
export class VigilWall extends LitElement {
  static styles = [shared, css`
    .tiles { display: grid; gap: 14px; grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr)); }
    /* One camera alone need not fill the whole width. */
    .one { max-width: 820px; }
    vigil-add-camera { margin-bottom: 14px; }
  `];

  @state() private adding = false;
  private readonly watching = new Watching(this);

  render() {
    void this.watching;
    const tiles = store.inOrder();
    const away = tiles.filter((t) => t.stream.state !== 'ONLINE').length;
    return html`
      <div class="head">
        <h1>Wall</h1>
        <span class="muted">${store.loaded ? plural(tiles.length, 'camera') : ''}${away ? `, ${away} not online` : ''}</span>
        <span class="grow"></span>
        ${store.operator ? html`<button id="add" aria-expanded=${this.adding} @click=${() => (this.adding = !this.adding)}>
          ${icon('plus')} Add a camera</button>` : nothing}
      </div>
      ${this.adding ? html`<vigil-add-camera @done=${() => (this.adding = false)}></vigil-add-camera>` : nothing}
      ${faultBox(store.fault, () => void store.refresh())}
      ${!store.loaded ? loading('the cameras') : tiles.length || store.fault
        ? html`<div class="tiles ${tiles.length === 1 ? 'one' : ''}">${repeat(tiles, (t) => t.stream.id, (t) => html`<vigil-tile .now=${t}></vigil-tile>`)}</div>`
        : empty('No camera yet', store.operator
          ? 'Add one by its address (rtsp://, http://, a file, or demo: for the simulated camera).'
          : 'An operator can add one.')}`;
  }
}
