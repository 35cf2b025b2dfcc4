import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import { store } from '../api/store.js';
import { faultBox } from '../ui/parts.js';
import { shared } from '../ui/style.js';

/** The form that adds a camera; what is wrong with it is told as the server says it. */
@customElement('vigil-add-camera')
export class AddCamera extends LitElement {
  static styles = [shared, css`
    form { display: grid; gap: 12px; grid-template-columns: minmax(140px, 1fr) minmax(200px, 3fr) auto auto auto; align-items: end; }
    .wide { grid-column: 1 / -1; }
    .check { min-height: 32px; }
    @media (max-width: 760px) { form { grid-template-columns: 1fr; } }
  `];

  @state() private fault: unknown = null;
  @state() private busy = false;

  firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  private async add(e: SubmitEvent): Promise<void> {
    e.preventDefault();
    const data = new FormData(e.target as HTMLFormElement);
    this.busy = true;
    this.fault = null;
    try {
      await api.addStream({
        id: String(data.get('id')).trim(),
        source: String(data.get('source')).trim(),
        sound: data.get('sound') === 'on',
        eventsOnly: data.get('eventsOnly') === 'on',
      });
      await store.refresh();
      this.dispatchEvent(new Event('done'));
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }

  render() {
    return html`<form class="card" aria-label="Add a camera" @submit=${(e: SubmitEvent) => void this.add(e)}>
      <label>Name<input name="id" required placeholder="door" autocomplete="off" spellcheck="false"></label>
      <label>Address<input name="source" required placeholder="rtsp://viewer:password@10.0.0.7/stream1" autocomplete="off" spellcheck="false"></label>
      <label class="check"><input type="checkbox" name="sound" checked>with sound</label>
      <label class="check" title="Neither pictures nor sound leave the process that takes them"><input type="checkbox" name="eventsOnly">events only</label>
      <button class="primary" ?disabled=${this.busy}>${this.busy ? 'Opening …' : 'Add'}</button>
      ${this.fault ? html`<div class="wide">${faultBox(this.fault)}</div>` : nothing}
      <p class="wide small muted">Files and demo: (the simulated camera) work too. The password reaches no log and no topic.</p>
    </form>`;
  }
}
