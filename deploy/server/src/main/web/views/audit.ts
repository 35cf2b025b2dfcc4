import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import { store, Watching } from '../api/store.js';
import type { AuditEntry } from '../api/types.js';
import { empty, faultBox, loading, time } from '../ui/parts.js';
import { replace } from '../ui/route.js';
import { shared } from '../ui/style.js';

const PAGE = 50;
/** What the server calls what was done, and what people call it. */
const ACTIONS: [name: string, title: string][] = [
  ['live', 'watched live'], ['picture', 'a picture'], ['pictures', 'pictures'], ['clip', 'a clip'], ['proof', 'a proof'],
  ['search', 'searched'], ['records', 'raw records'], ['export', 'exported'], ['write', 'changed'], ['login', 'logged in'],
  ['logout', 'logged out'], ['audit', 'this record'], ['request', 'asked'],
];

/** Who looked at what, and who was refused; for administrators. */
@customElement('vigil-audit')
export class VigilAudit extends LitElement {
  static styles = [shared, css`
    form { display: grid; gap: 12px; grid-template-columns: repeat(3, minmax(120px, 220px)) auto; align-items: end; margin-bottom: 14px; }
    td:first-child { white-space: nowrap; } td.target { overflow-wrap: anywhere; }
    .refused { color: var(--alert); } .more { margin-top: 12px; } .anew { justify-self: start; }
    @media (max-width: 760px) {
      form { grid-template-columns: 1fr 1fr; }
      thead { display: none; } tr { display: grid; grid-template-columns: auto 1fr auto; gap: 0 10px; padding: 8px 0; border-bottom: 1px solid var(--line); }
      td { border: 0; padding: 1px 0; } td.target { grid-column: 1 / -1; }
    }
  `];

  /** A user, or token:NAME; empty for all. */
  @property() who = '';
  /** A stream; empty for all. */
  @property() stream = '';
  @state() private action = '';
  @state() private items: AuditEntry[] | null = null;
  @state() private next: string | null = null;
  @state() private fault: unknown = null;
  @state() private busy = false;
  private readonly watching = new Watching(this);

  updated(changed: Map<string, unknown>): void {
    if (changed.has('who') || changed.has('stream') || changed.has('action')) void this.load();
  }

  private async load(cursor: string | null = null): Promise<void> {
    this.busy = true;
    try {
      const page = await api.audit({ who: this.who, stream: this.stream, action: this.action, limit: PAGE, cursor });
      this.items = cursor ? [...(this.items ?? []), ...page.items] : page.items;
      this.next = page.next ?? null;
      this.fault = null;
    } catch (e) {
      this.items ??= [];
      this.fault = e;
    }
    this.busy = false;
  }

  private narrow(change: Partial<Pick<VigilAudit, 'who' | 'stream'>> & { action?: string }): void {
    Object.assign(this, change);
    const values = new URLSearchParams(Object.entries({ who: this.who, stream: this.stream }).filter(([, v]) => v));
    replace(values.size ? `/audit?${values.toString()}` : '/audit');
  }

  render() {
    void this.watching;
    const streams = [...new Set([...store.streams.keys(), ...(this.stream ? [this.stream] : [])])].sort();
    const select = (event: Event) => (event.target as HTMLSelectElement).value;
    return html`<div class="head"><h1>Audit</h1><span class="muted">who looked at what, and who was refused</span></div>
      <form @submit=${(e: Event) => {
        e.preventDefault();
        void this.load();
      }}>
        <label>Who<input name="who" .value=${this.who} placeholder="everybody" autocomplete="off" spellcheck="false"
          @change=${(e: Event) => this.narrow({ who: (e.target as HTMLInputElement).value.trim() })}></label>
        <label>Camera<select name="stream" @change=${(e: Event) => this.narrow({ stream: select(e) })}><option value="">all</option>
          ${streams.map((s) => html`<option value=${s} ?selected=${s === this.stream}>${s}</option>`)}</select></label>
        <label>What was done<select name="action" @change=${(e: Event) => this.narrow({ action: select(e) })}><option value="">anything</option>
          ${ACTIONS.map(([name, title]) => html`<option value=${name} ?selected=${name === this.action}>${title}</option>`)}</select></label>
        <button class="anew" ?disabled=${this.busy}>Read anew</button></form>
      ${faultBox(this.fault, () => void this.load())}
      ${!this.items ? loading('the record') : this.items.length ? this.table(this.items)
        : this.fault ? nothing : empty('Nothing is written down of this', 'Choose less narrowly: everybody, all cameras, anything.')}`;
  }

  private table(items: AuditEntry[]) {
    return html`<section class="card scroll" tabindex="0" aria-label="The record"><table>
      <thead><tr><th>When</th><th>Who</th><th>What</th><th>Of what</th><th>From</th></tr></thead>
      <tbody>${items.map((e) => html`<tr><td>${time(e.time)}</td>
        <td><a href=${`#/audit?who=${encodeURIComponent(e.who)}`} @click=${(click: Event) => {
          click.preventDefault();
          this.narrow({ who: e.who });
        }}>${e.who === '-' ? 'nobody known' : e.who}</a></td>
        <td>${title(e.action)}${e.refusal ? html` <span class="refused">refused: ${e.refusal.replaceAll('-', ' ')}</span>` : nothing}</td>
        <td class="target mono">${e.target}</td><td class="muted">${e.address}</td></tr>`)}</tbody></table>
      ${this.next ? html`<button class="more" ?disabled=${this.busy} @click=${() => void this.load(this.next)}>Older</button>` : nothing}</section>`;
  }
}

function title(action: string): string {
  return ACTIONS.find(([name]) => name === action)?.[1] ?? action;
}
