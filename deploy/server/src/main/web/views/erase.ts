import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import { store } from '../api/store.js';
import type { Erasure } from '../api/types.js';
import { figure } from '../ui/format.js';
import { faultBox, time } from '../ui/parts.js';
import { shared } from '../ui/style.js';

/** Erases all that is known of a stream, and shows the proof; for administrators. */
@customElement('vigil-erase')
export class VigilErase extends LitElement {
  static styles = [shared, css`
    section { margin-bottom: 14px; } .all { margin: 10px 0; } table { margin: 10px 0; }
  `];

  @property() stream = '';
  @state() private allBefore = false;
  @state() private busy = false;
  @state() private proof: Erasure | null = null;
  @state() private fault: unknown = null;

  private async erase(): Promise<void> {
    this.busy = true;
    this.fault = null;
    try {
      this.proof = await api.erase(this.stream, this.allBefore);
      await store.refresh();
    } catch (e) {
      this.fault = e;
    }
    this.busy = false;
  }

  render() {
    return html`<section class="card" aria-label="Erase the stream">
      ${this.proof ? this.proved(this.proof) : html`<h2>Erase all that is known of ${this.stream}?</h2>
        <p>Pictures, sound, captions, events, matches, questions, reviews and their clips: nothing shows them any more, at once and for good.
          Kafka deletes what it can; of the rest you are told when it goes.</p>
        <label class="check all"><input type="checkbox" .checked=${this.allBefore} @change=${(e: Event) => (this.allBefore = (e.target as HTMLInputElement).checked)}>
          Delete the rest now too, though what other cameras said before it is lost with it</label>
        <div class="row"><button class="danger" ?disabled=${this.busy} @click=${() => void this.erase()}>${this.busy ? 'Erasing, this may take a minute …' : 'Erase for good'}</button>
          <button ?disabled=${this.busy} @click=${() => this.dispatchEvent(new Event('done'))}>Keep it</button></div>`}
      ${faultBox(this.fault)}</section>`;
  }

  private proved(proof: Erasure) {
    return html`<h2>${proof.gone ? `Kafka gives out no record of ${proof.stream} any more` : `Nothing shows ${proof.stream} any more; Kafka still holds what is left`}</h2>
      <div class="scroll" tabindex="0" role="group" aria-label="The proof"><table><thead><tr><th>Topic</th><th class="num">found</th><th class="num">left</th><th class="num">of others, lost</th><th>gone by</th></tr></thead>
        <tbody>${proof.topics.filter((t) => t.found || t.left).map((t) => html`<tr><td class="mono">${t.topic}</td><td class="num">${figure(t.found)}</td><td class="num">${figure(t.left)}</td>
          <td class="num">${figure(t.othersLost)}</td><td>${t.left ? (t.goneBy ? time(t.goneBy) : 'when Kafka compacts it') : 'gone'}</td></tr>`)}</tbody></table></div>
      ${proof.topics.length ? html`<p class="small muted">Every topic was read again from its beginning. The proof lies on vigil.erasures.</p>` : nothing}
      <a class="button" href="#/wall">To the wall</a>`;
  }
}
