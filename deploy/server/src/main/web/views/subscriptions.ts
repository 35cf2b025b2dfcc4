import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, type Versioned } from '../api/client.js';
import { live } from '../api/live.js';
import { store, Watching } from '../api/store.js';
import type { Delivery, Match, Subscription } from '../api/types.js';
import { plural } from '../ui/format.js';
import { icon } from '../ui/icons.js';
import { empty, faultBox, loading, time } from '../ui/parts.js';
import { go } from '../ui/route.js';
import { shared } from '../ui/style.js';
import { inWords, matchItem } from '../ui/subscription.js';
import './subscription-form.js';

/** What someone wants to hear of: listed, made, tried on the past, armed; what matched and what was delivered. */
@customElement('vigil-subscriptions')
export class VigilSubscriptions extends LitElement {
  static styles = [shared, css`
    .split { display: grid; grid-template-columns: minmax(220px, 300px) minmax(0, 1fr); gap: 14px; align-items: start; }
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 4px; }
    ul.names a { display: block; color: var(--text); text-decoration: none; padding: 8px 11px; border-radius: 6px; border: 1px solid transparent; }
    ul.names a[aria-current] { background: var(--surface); border-color: var(--line-strong); }
    ul.names b { font-weight: 600; } .offed b { color: var(--muted); }
    section { margin-bottom: 14px; }
    .matches li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 10px; padding: 5px 0; border-bottom: 1px solid var(--line); }
    @media (max-width: 760px) { .split { grid-template-columns: 1fr; } }
  `];

  /** The subscription of the address; "+" for a new one. */
  @property() open = '';
  @state() private all: Subscription[] | null = null;
  @state() private opened: Versioned<Subscription> | null = null;
  @state() private matched: Match[] = [];
  @state() private deliveries: Delivery[] = [];
  @state() private editing = false;
  @state() private fault: unknown = null;
  @state() private removing = false;
  private end = () => {};
  private readonly watching = new Watching(this);

  connectedCallback(): void {
    super.connectedCallback();
    this.end = live.on('match', (m) => this.arrived(m as Match));
    void this.load();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  updated(changed: Map<string, unknown>): void {
    void this.watching;
    if (changed.has('open')) void this.show();
  }

  private arrived(m: Match): void {
    if (m.subscription === this.open) this.matched = [m, ...this.matched].slice(0, 50);
  }

  private async load(): Promise<void> {
    try {
      this.all = (await api.subscriptions()).items;
      this.fault = null;
    } catch (e) {
      this.all ??= [];
      this.fault = e;
    }
  }

  private async show(): Promise<void> {
    this.opened = null;
    this.removing = false;
    this.editing = this.open === '+';
    this.matched = [];
    this.deliveries = [];
    if (!this.open || this.open === '+') return;
    try {
      this.opened = await api.subscription(this.open);
      const [matches, deliveries] = await Promise.all([
        api.matches(this.open), api.deliveries(this.open).catch(() => ({ items: [] as Delivery[] }))]);
      this.matched = matches.items;
      this.deliveries = deliveries.items;
      this.fault = null;
    } catch (e) {
      this.fault = e;
    }
  }

  private async change(call: () => Promise<unknown>, next: string): Promise<void> {
    try {
      await call();
      this.fault = null;
      await this.load();
      if (next === this.open) await this.show();
      else go(next ? `/subscriptions/${encodeURIComponent(next)}` : '/subscriptions');
    } catch (e) {
      this.fault = e;
    }
  }

  render() {
    return html`
      <div class="head"><h1>Subscriptions</h1><span class="muted">${this.all ? plural(this.all.length, 'subscription') : ''}</span><span class="grow"></span>
        ${store.operator ? html`<a class="button" href="#/subscriptions/+">${icon('plus')} New</a>` : nothing}</div>
      ${faultBox(this.fault, () => void this.load())}
      ${!this.all ? loading('subscriptions') : html`<div class="split">
        <nav aria-label="Subscriptions"><ul class="names">${this.all.map((s) => html`<li><a href=${`#/subscriptions/${encodeURIComponent(s.name)}`}
          aria-current=${s.name === this.open ? 'true' : nothing} class=${s.enabled ? '' : 'offed'}><b>${s.name}</b> <span class="small muted">${s.enabled ? 'armed' : 'off'}</span><br>
          <span class="small muted">${inWords(s)}</span></a></li>`)}</ul>${this.all.length ? nothing : html`<p class="muted">None yet.</p>`}</nav>
        <div>${this.detail()}</div></div>`}`;
  }

  private detail() {
    if (this.editing) {
      return html`<vigil-subscription-form .base=${this.opened} @saved=${(e: CustomEvent<string>) => void this.change(async () => {}, e.detail)}
        @cancelled=${() => (this.open === '+' ? go('/subscriptions') : (this.editing = false))}></vigil-subscription-form>`;
    }
    const s = this.opened?.value;
    if (!s) {
      return this.open ? (this.fault ? nothing : loading('the subscription'))
        : this.all?.length ? empty('Choose a subscription', 'Its matches appear here as they come.')
          : empty('Be told when something happens', store.operator ? html`Say it in a sentence or by event types, try it on the past, then arm it. <a href="#/subscriptions/+">Make the first</a>` : 'An operator can make one.');
    }
    const etag = this.opened?.etag ?? null;
    return html`
      <section class="card"><div class="head"><h2 class="grow">${s.name} <span class="muted">${s.enabled ? 'armed' : 'off'}</span></h2>
        ${store.operator ? html`
          <button @click=${() => void this.change(() => api.saveSubscription({ ...s, enabled: !s.enabled }, etag), s.name)}>${s.enabled ? 'Disable' : 'Arm'}</button>
          <button @click=${() => (this.editing = true)}>Change …</button>
          ${this.removing ? html`<button class="danger" @click=${() => void this.change(() => api.deleteSubscription(s.name, etag), '')}>Delete for good</button><button @click=${() => (this.removing = false)}>Keep</button>`
            : html`<button class="danger" @click=${() => (this.removing = true)}>Delete …</button>`}` : nothing}</div>
        <p>${inWords(s)}</p>
        ${s.faults?.length ? html`<div class="fault" role="alert"><strong>It is not matched.</strong><ul>${s.faults.map((f) => html`<li><b>${f.field}</b>: ${f.fault} ${f.mend ?? ''}</li>`)}</ul></div>` : nothing}</section>
      <section class="card"><h2>Matches</h2>${this.matched.length ? html`<ul class="matches" aria-live="polite">${this.matched.map((m) => matchItem(m))}</ul>`
        : html`<p class="muted">${s.enabled ? 'Nothing has matched yet.' : 'It is off: arm it to be told.'}</p>`}</section>
      ${s.webhook ? html`<section class="card scroll" tabindex="0" aria-label="Deliveries"><h2>Deliveries to <span class="mono">${s.webhook}</span></h2>
        ${this.deliveries.length ? html`<table><thead><tr><th>When</th><th>Result</th><th class="num">attempts</th><th>Detail</th></tr></thead><tbody>${this.deliveries.map((d) => html`<tr>
          <td>${time(d.updated)}</td><td>${(d.state ?? '').toLowerCase().replaceAll('_', ' ')}</td><td class="num">${d.attempts ?? ''}</td><td>${d.error ?? ''} ${d.next ? html`next try at ${time(d.next)}` : nothing}</td></tr>`)}</tbody></table>`
          : html`<p class="muted">Nothing was delivered yet.</p>`}</section>` : nothing}`;
  }
}
