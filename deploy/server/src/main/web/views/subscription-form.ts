import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api, ApiError, type Versioned } from '../api/client.js';
import { store } from '../api/store.js';
import type { Fault, Preview, Subscription } from '../api/types.js';
import { eventName, figure, instant, plural } from '../ui/format.js';
import { faultBox } from '../ui/parts.js';
import { shared } from '../ui/style.js';
import { inWords, matchItem } from '../ui/subscription.js';
import type { VigilPicture } from '../ui/picture.js';
import '../ui/picture.js';

const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
const PREVIEW_MS = 24 * 3_600_000;

function blank(): Subscription {
  return {
    name: '', streams: [], eventTypes: [], sentence: '', hours: [], sequence: [], enabled: true, groupBy: 'stream',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** Makes or changes a subscription, by a sentence or by event types, and tries it on the last day before it is armed. */
@customElement('vigil-subscription-form')
export class SubscriptionForm extends LitElement {
  static styles = [shared, css`
    form { display: grid; gap: 14px; }
    .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; }
    fieldset { border: 0; padding: 0; margin: 0; min-width: 0; } legend { font-size: 12px; font-weight: 500; color: var(--muted); padding: 0; margin-bottom: 5px; }
    .pick { display: flex; gap: 5px; flex-wrap: wrap; } .pick button { min-height: 26px; padding: 1px 10px; font-size: 12px; border-radius: 13px; }
    .fieldfault { color: var(--alert); font-size: 12px; margin: 4px 0 0; }
    summary { cursor: pointer; font-weight: 500; } details > * + * { margin-top: 12px; }
    .draw { display: block; max-width: 420px; margin-top: 8px; cursor: crosshair; }
    ul { list-style: none; margin: 8px 0 0; padding: 0; max-height: 240px; overflow: auto; }
    li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 10px; padding: 4px 0; border-bottom: 1px solid var(--line); }
  `];

  /** What is changed, and the version that was known at first; nothing for a new one. */
  @property({ attribute: false }) base: Versioned<Subscription> | null = null;
  /** The version that a change is made to. Not the base, which is set again whenever what is around the form is drawn. */
  @state() private known: Versioned<Subscription> | null = null;
  @state() private s: Subscription = blank();
  @state() private fault: unknown = null;
  @state() private theirs: Versioned<Subscription> | null = null;
  @state() private preview: Preview | null = null;
  @state() private busy = '';
  @state() private types: string[] = [];
  /** The corners of the zone that is being drawn. */
  @state() private corners: string[] = [];

  willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('base')) return;
    this.known = this.base;
    if (this.base) this.s = { ...blank(), ...this.base.value };
  }

  firstUpdated(): void {
    this.renderRoot.querySelector('input')?.focus();
    void api.model().then((m) => (this.types = m.eventTypes.map((t) => t.name)), () => {});
  }

  private set(change: Partial<Subscription>): void {
    this.s = { ...this.s, ...change };
    this.preview = null;
  }

  /** Without the empty fields, which the server would take for wishes. */
  private wish(): Subscription {
    const entries = Object.entries({ ...this.s, name: this.s.name || this.suggested() }).filter(([, v]) => v !== '' && v !== null && v !== undefined);
    return Object.fromEntries(entries) as unknown as Subscription;
  }

  /** A name for one who gives none: what is asked for, in few words. */
  private suggested(): string {
    const said = this.s.sentence || this.s.eventTypes.map(eventName).join(' ') || (this.s.sequence ?? []).map((x) => eventName(x.type)).join(' ');
    return said.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
  }

  private async tryIt(): Promise<void> {
    this.busy = 'preview';
    try {
      this.preview = await api.preview({ ...this.wish(), name: this.s.name || this.suggested() || 'preview' }, instant(Date.now() - PREVIEW_MS));
      this.fault = null;
    } catch (e) {
      this.fault = e;
    }
    this.busy = '';
  }

  private async save(etag: string | null): Promise<void> {
    this.busy = 'save';
    try {
      await api.saveSubscription(this.wish(), etag);
      this.dispatchEvent(new CustomEvent('saved', { detail: this.s.name || this.suggested() }));
    } catch (e) {
      if (e instanceof ApiError && e.status === 412) this.theirs = await api.subscription(this.s.name || this.suggested()).catch(() => null);
      this.fault = this.theirs ? null : e;
    }
    this.busy = '';
  }

  private said(field: string) {
    const faults = this.fault instanceof ApiError ? this.fault.faults.filter((f: Fault) => f.field === field || f.field.startsWith(`${field}[`) || f.field.startsWith(`${field}.`)) : [];
    return faults.map((f) => html`<p class="fieldfault" role="alert">${f.fault} ${f.mend ?? ''}</p>`);
  }

  private number(field: keyof Subscription, label: string, step = 1) {
    return html`<div><label>${label}<input type="number" min="0" step=${step} .value=${String(this.s[field] ?? '')}
      @input=${(e: Event) => this.set({ [field]: (e.target as HTMLInputElement).value === '' ? null : Number((e.target as HTMLInputElement).value) })}></label>${this.said(field)}</div>`;
  }

  private pick(field: 'streams' | 'eventTypes', values: string[], name: (v: string) => string) {
    const chosen = this.s[field] ?? [];
    return html`<div class="pick">${values.map((v) => html`<button type="button" title=${v} aria-pressed=${chosen.includes(v)}
      @click=${() => this.set({ [field]: chosen.includes(v) ? chosen.filter((o) => o !== v) : [...chosen, v] })}>${name(v)}</button>`)}</div>${this.said(field)}`;
  }

  private sequence(text: string): void {
    const steps = text.split(/[,\n]| then /).map((x) => x.trim()).filter(Boolean);
    this.set({ sequence: steps.map((x) => {
      const [type = '', stream] = x.split('@');
      return stream ? { type: type.trim(), stream: stream.trim() } : { type: type.trim() };
    }) });
  }

  /** Zones are drawn on the newest picture of a chosen camera, corner by corner, or written. */
  private zones() {
    const zones = this.s.zones ?? [];
    const stream = this.s.streams[0] ?? [...store.streams.keys()].sort()[0];
    const drawing = this.corners.join(' ');
    return html`<fieldset><legend>Only in these parts of the picture (corners x,y from 0 to 1, semicolons between zones)</legend>
      <input aria-label="Zones" .value=${zones.join('; ')} placeholder="0,0.5 0.4,0.5 0.4,1 0,1"
        @change=${(e: Event) => this.set({ zones: (e.target as HTMLInputElement).value.split(';').map((z) => z.trim()).filter(Boolean) })}>${this.said('zones')}
      ${stream ? html`<vigil-picture class="draw" .stream=${stream} .label=${`${stream}: click the corners of a zone`} .zones=${drawing ? [...zones, drawing] : zones}
        @click=${(e: MouseEvent) => this.corner(e)}></vigil-picture>
      <div class="row"><button type="button" ?disabled=${this.corners.length < 3} @click=${() => {
        this.set({ zones: [...zones, drawing] });
        this.corners = [];
      }}>Close this zone</button>
        <button type="button" class="plain" ?disabled=${!this.corners.length && !zones.length} @click=${() => {
          this.corners = [];
          this.set({ zones: [] });
        }}>Clear</button><span class="small muted">Click its corners in the picture of ${stream}.</span></div>` : nothing}</fieldset>`;
  }

  private corner(e: MouseEvent): void {
    const [x, y] = (e.currentTarget as VigilPicture).fractions(e.clientX, e.clientY);
    this.corners = [...this.corners, `${x.toFixed(3)},${y.toFixed(3)}`];
  }

  render() {
    const s = this.s;
    const hours = s.hours?.[0];
    const faults = this.fault instanceof ApiError && this.fault.faults.length;
    return html`<form class="card" aria-label=${this.base ? 'Change the subscription' : 'New subscription'} @submit=${(e: Event) => {
      e.preventDefault();
      void this.save(this.known?.etag ?? null);
    }}>
      <div class="fields"><div><label>Name<input name="name" ?required=${!this.suggested()} .value=${s.name} ?disabled=${!!this.base} placeholder=${this.suggested() || 'night-knocks'} pattern="[a-z0-9\\-]+" autocomplete="off"
        title="a to z, 0 to 9 and hyphens" @input=${(e: Event) => this.set({ name: (e.target as HTMLInputElement).value })}></label>${this.said('name')}</div></div>
      <div><label>In a sentence<input name="sentence" .value=${s.sentence ?? ''} placeholder="someone knocks at the door" @input=${(e: Event) => this.set({ sentence: (e.target as HTMLInputElement).value })}></label>${this.said('sentence')}</div>
      <fieldset><legend>Or by events</legend>${this.types.length ? this.pick('eventTypes', this.types, eventName)
        : html`<input aria-label="Event types, with commas between" placeholder="sound.knock, thing.person" .value=${s.eventTypes.join(', ')}
          @change=${(e: Event) => this.set({ eventTypes: (e.target as HTMLInputElement).value.split(',').map((x) => x.trim()).filter(Boolean) })}>${this.said('eventTypes')}`}</fieldset>
      <fieldset><legend>Cameras (none chosen: all)</legend>${this.pick('streams', [...store.streams.keys()].sort(), (v) => v)}</fieldset>
      <div class="fields">${this.number('minConfidence', 'At least this sure (0 to 1)', 0.05)}${s.sentence ? this.number('threshold', 'How alike to the sentence (0 to 1)', 0.01) : nothing}
        ${this.number('coolDownSeconds', 'Then quiet for, seconds')}</div>
      <details><summary>More conditions</summary>
        <div><label>One after the other, as thing.person@door, sound.knock<input .value=${(s.sequence ?? []).map((x) => (x.stream ? `${x.type}@${x.stream}` : x.type)).join(', ')}
          @change=${(e: Event) => this.sequence((e.target as HTMLInputElement).value)}></label>${this.said('sequence')}</div>
        <div class="fields">${this.number('withinSeconds', 'All of them within, seconds')}${this.number('lastsSeconds', 'Lasts at least, seconds')}${this.number('absenceSeconds', 'Does not happen for, seconds')}
          ${this.number('countAtLeast', 'At least so many times')}${this.number('countWithinSeconds', 'within, seconds')}</div>
        <fieldset><legend>Only at these hours (${s.timeZone ?? 'UTC'})</legend><div class="row">
          ${DAYS.map((d) => html`<label class="check"><input type="checkbox" .checked=${hours?.days.includes(d) ?? false} @change=${() => this.day(d)}>${d.slice(0, 1) + d.slice(1).toLowerCase()}</label>`)}
          ${hours ? html`<label class="check">from <input type="time" .value=${hours.from} @change=${(e: Event) => this.set({ hours: [{ ...hours, from: (e.target as HTMLInputElement).value }] })}></label>
            <label class="check">to <input type="time" .value=${hours.to} @change=${(e: Event) => this.set({ hours: [{ ...hours, to: (e.target as HTMLInputElement).value }] })}></label>` : nothing}</div>${this.said('hours')}</fieldset>
        ${this.zones()}
        <div><label>Call this address (webhook)<input type="url" .value=${s.webhook ?? ''} placeholder="https://example.org/hook" @input=${(e: Event) => this.set({ webhook: (e.target as HTMLInputElement).value })}></label>${this.said('webhook')}</div>
      </details>
      ${this.theirs ? this.conflict(this.theirs) : nothing}
      ${faults ? html`<p class="fault" role="alert">Something is not right: see the fields marked above.</p>` : faultBox(this.fault)}
      <div class="row"><button class="primary" ?disabled=${this.busy !== ''}>${this.base ? 'Save' : 'Save and arm'}</button>
        <button type="button" ?disabled=${this.busy !== ''} @click=${() => void this.tryIt()}>${this.busy === 'preview' ? 'Trying …' : 'Try it on the last day'}</button>
        <button type="button" class="plain" @click=${() => this.dispatchEvent(new Event('cancelled'))}>Cancel</button></div>
      ${this.preview ? html`<div role="status"><p><strong>It would have told you ${plural(this.preview.count, 'time')}</strong>
        <span class="muted">(${figure(this.preview.scanned)} records looked at in ${figure(this.preview.seconds, 2)} s)</span></p>
        <ul tabindex="0" aria-label="What would have matched">${this.preview.matches.slice(0, 50).map((m) => matchItem(m))}</ul></div>` : nothing}
    </form>`;
  }

  private day(day: string): void {
    const hours = this.s.hours?.[0] ?? { days: [], from: '22:00', to: '06:00' };
    const days = hours.days.includes(day) ? hours.days.filter((d) => d !== day) : DAYS.filter((d) => d === day || hours.days.includes(d));
    this.set({ hours: days.length ? [{ ...hours, days }] : [] });
  }

  private conflict(theirs: Versioned<Subscription>) {
    return html`<div class="note" role="alert"><p><strong>Someone else has changed it meanwhile.</strong></p>
      <p>Theirs: ${inWords(theirs.value)}, ${theirs.value.enabled ? 'armed' : 'off'}.<br>Yours: ${inWords(this.s)}, ${this.s.enabled ? 'armed' : 'off'}.</p>
      <div class="row"><button type="button" @click=${() => void this.save(theirs.etag)}>Keep mine</button>
        <button type="button" @click=${() => {
          this.s = { ...blank(), ...theirs.value };
          this.known = theirs;
          this.theirs = null;
        }}>Take theirs</button></div></div>`;
  }
}
