import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import { live } from '../api/live.js';
import { store, Watching } from '../api/store.js';
import type { Question } from '../api/types.js';
import { clock, instant, millis, percent } from '../ui/format.js';
import { bar, empty, faultBox, loading, shares, time } from '../ui/parts.js';
import { shared } from '../ui/style.js';
import '../ui/picture.js';

const POLL_MS = 1_000;
const FRAMES = 8;
const EXAMPLES = ['what is it doing', 'is someone talking', 'what color is it', 'does the sound come from what is in view'];

/** Questions about a stream, now or over an interval, with what each answer rests on. */
@customElement('vigil-ask')
export class VigilAsk extends LitElement {
  static styles = [shared, css`
    form { display: grid; grid-template-columns: minmax(110px, 170px) 1fr auto; gap: 10px; align-items: end; margin-bottom: 14px; }
    form .wide { grid-column: 1 / -1; }
    .when { display: flex; gap: 6px 14px; flex-wrap: wrap; align-items: center; }
    .when input[type=datetime-local] { width: auto; }
    .answer { font-size: 18px; font-weight: 600; margin: 2px 0 6px; }
    .frames { display: grid; grid-template-columns: repeat(auto-fill, minmax(110px, 1fr)); gap: 8px; margin-top: 10px; }
    .frames vigil-picture { border-radius: 5px; }
    .frames span { font-size: 11px; color: var(--muted); }
    @media (max-width: 760px) { form { grid-template-columns: 1fr; } }
  `];

  @property() stream = '';
  @property() from = '';
  @property() to = '';
  @state() private interval = false;
  @state() private questions: Question[] | null = null;
  @state() private fault: unknown = null;
  @state() private busy = false;
  private end = () => {};
  private timer = 0;
  private readonly watching = new Watching(this);

  connectedCallback(): void {
    super.connectedCallback();
    this.end = live.on('answer', (a) => {
      void api.question((a as { id: string }).id).then((q) => this.put(q), () => {});
    });
    void this.load();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.end();
  }

  willUpdate(changed: Map<string, unknown>): void {
    void this.watching;
    if (changed.has('from') && this.from) this.interval = true;
  }

  private async load(): Promise<void> {
    try {
      this.questions = (await api.questions()).items;
      this.fault = null;
      this.wait();
    } catch (e) {
      this.questions ??= [];
      this.fault = e;
    }
  }

  private put(q: Question): void {
    const all = this.questions ?? [];
    const known = all.find((o) => o.id === q.id);
    this.questions = known ? all.map((o) => (o.id === q.id ? { ...o, ...q } : o)) : [q, ...all];
  }

  /** Asks after those without an answer, for a server whose live feed does not tell of answers. */
  private wait(): void {
    clearTimeout(this.timer);
    const pending = (this.questions ?? []).filter((q) => q.state === 'PENDING').slice(0, 5);
    if (!pending.length) return;
    this.timer = window.setTimeout(() => {
      void Promise.all(pending.map((q) => api.question(q.id).then((a) => this.put(a), () => {}))).then(() => this.wait());
    }, POLL_MS);
  }

  private async ask(e: SubmitEvent): Promise<void> {
    e.preventDefault();
    const data = new FormData(e.target as HTMLFormElement);
    const [stream, text] = [String(data.get('stream')), String(data.get('text')).trim()];
    const span = this.interval ? { start: utc(data.get('from')), end: utc(data.get('to')) } : {};
    this.busy = true;
    try {
      const { id } = await api.ask({ stream, text, ...span });
      this.put({ id, stream, text, state: 'PENDING', ...span });
      this.fault = null;
      this.wait();
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }

  render() {
    const streams = [...store.streams.keys()].sort();
    const now = Date.now();
    return html`
      <div class="head"><h1>Ask</h1><span class="muted">a question about what a camera sees and hears</span></div>
      <form class="card" @submit=${(e: SubmitEvent) => void this.ask(e)}>
        <label>Camera<select name="stream" required>${streams.map((s) => html`<option ?selected=${s === this.stream}>${s}</option>`)}</select></label>
        <label>Question<input name="text" required placeholder=${EXAMPLES[1]!} list="examples" autocomplete="off"></label>
        <datalist id="examples">${EXAMPLES.map((x) => html`<option value=${x}></option>`)}</datalist>
        <button class="primary" ?disabled=${this.busy || !streams.length}>Ask</button>
        <div class="wide when">
          <label class="check"><input type="radio" name="when" .checked=${!this.interval} @change=${() => (this.interval = false)}>about now</label>
          <label class="check"><input type="radio" name="when" .checked=${this.interval} @change=${() => (this.interval = true)}>about a time</label>
          ${this.interval ? html`<label class="check">from <input type="datetime-local" step="0.1" name="from" required .value=${local(millis(this.from) || now - 8_000)}></label>
            <label class="check">to <input type="datetime-local" step="0.1" name="to" required .value=${local(millis(this.to) || now - 4_000)}></label>` : nothing}
        </div>
      </form>
      ${faultBox(this.fault)}
      <div class="stack" aria-live="polite">
        ${!this.questions ? loading('questions') : this.questions.length ? this.questions.map((q) => this.item(q))
          : this.fault ? nothing : empty('Nothing asked yet', html`For example “${EXAMPLES[0]}” or “${EXAMPLES[1]}”.`)}
      </div>`;
  }

  private item(q: Question) {
    const frames = [...(q.frames ?? [])].sort((a, b) => a.time.localeCompare(b.time));
    const most = Math.max(1e-9, ...frames.map((f) => f.attention));
    const step = Math.max(1, Math.ceil(frames.length / FRAMES));
    return html`<article class="card">
      <p class="muted small">${q.stream}${q.start ? html`, ${time(q.start)} to ${clock(q.end)}` : ', now'}</p>
      <p>${q.text}</p>
      ${q.state === 'PENDING' ? html`<p class="muted" role="status">Waiting for the answer …</p>`
        : q.state === 'REFUSED' ? html`<p class="note">Not answered: ${q.reason ?? q.answer ?? 'the model cannot answer this. Ask in other words.'}</p>`
          : html`<p class="answer">${q.answer ?? ''}</p>
            <p class="row small muted">${percent(q.confidence)} sure ${q.pictureShare != null ? shares(q.pictureShare, q.soundShare ?? 1 - q.pictureShare) : nothing}
              <a href=${`#/proof/questions/${encodeURIComponent(q.id)}`}>what it rests on</a></p>
            ${frames.length ? html`<div class="frames">${frames.filter((_, i) => i % step === 0).map((f) => html`<div>
              <vigil-picture .stream=${q.stream} .at=${f.time}></vigil-picture>${bar(f.attention / most)}<span class="num">${clock(f.time)}, ${percent(f.attention)} of the answer</span></div>`)}</div>` : nothing}`}
    </article>`;
  }
}

function local(ms: number): string {
  const shifted = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 21);
}

function utc(value: FormDataEntryValue | null): string {
  return instant(new Date(String(value)).getTime());
}
