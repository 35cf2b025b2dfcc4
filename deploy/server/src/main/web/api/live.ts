/**
 * The one connection over which the server tells what happens, shared by all views.
 *
 * It is read with fetch rather than EventSource, because that gives up for good on an error status and cannot say
 * after which record to go on when it is opened anew.
 */
import { BASE, loginNeeded } from './client.js';

export type Connection = 'connecting' | 'live' | 'lost';
type Listener = (data: unknown) => void;

const KINDS = 'caption,event,stream,level,gap,match,answer';
const SLOWEST_RETRY_MS = 10_000;

export class LiveFeed {
  state: Connection = 'connecting';
  private lastId = '';
  private readonly listeners = new Map<string, Set<Listener>>();
  private stopped = new AbortController();
  private failures = 0;

  /** Calls back with the data of each record of a kind; the returned function ends that. */
  on(kind: string, listener: Listener): () => void {
    const set = this.listeners.get(kind) ?? new Set<Listener>();
    this.listeners.set(kind, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  start(): void {
    this.stopped.abort();
    this.stopped = new AbortController();
    this.failures = 0;
    void this.run(this.stopped.signal);
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const headers: Record<string, string> = { Accept: 'text/event-stream' };
        if (this.lastId) headers['Last-Event-ID'] = this.lastId;
        const response = await fetch(`${BASE}/live?kinds=${KINDS}`, { headers, signal, cache: 'no-store' });
        if (response.status === 401) {
          loginNeeded();
          return;
        }
        // A place that the server does not know, as after its data were erased: begin anew.
        if (response.status === 400) this.lastId = '';
        if (!response.ok || !response.body) throw new Error(String(response.status));
        this.failures = 0;
        this.become('live');
        await this.read(response.body);
      } catch {
        // Lost: the loop tries again, more slowly each time.
      }
      if (signal.aborted) return;
      this.become('lost');
      this.failures++;
      await new Promise((done) => setTimeout(done, Math.min(SLOWEST_RETRY_MS, 500 * 2 ** Math.min(this.failures, 6))));
    }
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += value;
      const records = rest.split(/\r?\n\r?\n/);
      rest = records.pop() ?? '';
      records.forEach((record) => this.take(record));
    }
  }

  private take(record: string): void {
    let kind = 'message';
    const data: string[] = [];
    for (const line of record.split(/\r?\n/)) {
      const colon = line.indexOf(':');
      if (colon <= 0) continue;
      const value = line.slice(colon + 1).replace(/^ /, '');
      const field = line.slice(0, colon);
      if (field === 'event') kind = value;
      else if (field === 'data') data.push(value);
      else if (field === 'id') this.lastId = value;
    }
    if (!data.length) return;
    let parsed: unknown;
    try {
      parsed = JSON.parse(data.join('\n'));
    } catch {
      return;
    }
    this.tell(kind, parsed);
  }

  private become(state: Connection): void {
    if (this.state === state) return;
    this.state = state;
    this.tell('connection', state);
  }

  private tell(kind: string, data: unknown): void {
    this.listeners.get(kind)?.forEach((listener) => listener(data));
  }
}

export const live = new LiveFeed();
