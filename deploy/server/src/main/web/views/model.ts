import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import type { ModelInfo } from '../api/types.js';
import { figure, percent } from '../ui/format.js';
import { markdown } from '../ui/markdown.js';
import { bar, faultBox, loading, typeChip } from '../ui/parts.js';
import { shared } from '../ui/style.js';

/** What the model sees and hears, how often it is right, and what it was made of. */
@customElement('vigil-model')
export class VigilModel extends LitElement {
  static styles = [shared, css`
    .split { display: grid; grid-template-columns: minmax(0, 1.200fr) minmax(0, 1fr); gap: 14px; align-items: start; }
    .f1 { display: grid; grid-template-columns: 70px 36px; gap: 8px; align-items: center; justify-content: end; }
    .prose { max-width: 76ch; } .prose ul { padding-left: 18px; } .prose h2 { font-size: 16px; margin-top: 6px; } .prose code { overflow-wrap: anywhere; }
    section { margin-bottom: 14px; }
    @media (max-width: 900px) { .split { grid-template-columns: 1fr; } }
  `];

  @state() private model: ModelInfo | null = null;
  @state() private fault: unknown = null;

  connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.model = await api.model();
      this.fault = null;
    } catch (e) {
      this.fault = e;
    }
  }

  render() {
    const m = this.model;
    return html`<div class="head"><h1>Model</h1>${m ? html`<span class="muted">${m.name} ${m.version}${m.licence ? `, ${m.licence}` : ''}${m.parameters ? `, ${figure(m.parameters / 1e6, 1)} million parameters` : ''}</span>` : nothing}</div>
      ${faultBox(this.fault, () => void this.load())}
      ${m ? this.shown(m) : this.fault ? nothing : loading('the model')}`;
  }

  private shown(m: ModelInfo) {
    const rates = m.eventTypes.some((t) => t.precision != null || t.recall != null);
    return html`<div class="split"><div>
        <section class="card scroll" tabindex="0" aria-label="Event types"><h2>What it sees and hears</h2><table><thead><tr><th>Event</th>${rates ? html`<th class="num" title="Of what it says, how much is true">precision</th>
          <th class="num" title="Of what happens, how much it says">recall</th>` : nothing}<th class="num">F1</th><th class="num">threshold</th></tr></thead>
          <tbody>${m.eventTypes.map((t) => html`<tr><td>${typeChip(t.name)}</td>${rates ? html`<td class="num">${percent(t.precision)}</td><td class="num">${percent(t.recall)}</td>` : nothing}
            <td><span class="f1">${bar(t.f1 ?? 0)}<span class="num">${t.f1 == null ? '–' : t.f1.toFixed(2)}</span></span></td><td class="num">${t.threshold == null ? '–' : t.threshold.toFixed(2)}</td></tr>`)}</tbody></table>
          <p class="small muted">Measured on simulated cameras that training never saw.</p></section>
        ${m.data?.length ? html`<section class="card scroll" tabindex="0" aria-label="Material"><h2>What it was made of</h2><table><thead><tr><th>Set</th><th>Licence</th></tr></thead>
          <tbody>${m.data.map((d) => html`<tr><td>${d.set}</td><td>${d.licence ?? '–'}</td></tr>`)}</tbody></table></section>` : nothing}
      </div>
      <section class="card prose" aria-label="Model card">${m.card ? markdown(m.card) : html`<p class="muted">This bundle has no card.</p>`}</section></div>`;
  }
}
