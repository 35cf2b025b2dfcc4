/** Small pieces of markup that several screens use. */
import { html, nothing, type TemplateResult } from 'lit';
import { ApiError } from '../api/client.js';
import type { VigilEvent } from '../api/types.js';
import { clock, eventName, group, percent } from './format.js';

/** Sets a style without an attribute, which the page's content security policy would not let pass. */
export function width(fraction: number): string {
  return `width:${Math.max(0, Math.min(1, fraction)) * 100}%`;
}

/** How much of a statement comes from the picture and how much from the sound. */
export function shares(picture: number, sound: number): TemplateResult {
  const label = `picture ${percent(picture)}, sound ${percent(sound)}`;
  return html`<span class="shares" role="img" aria-label=${label} title=${label}
    ><i .style=${width(picture)}></i><i .style=${width(sound)}></i></span>`;
}

export function bar(fraction: number): TemplateResult {
  return html`<span class="bar" aria-hidden="true"><i .style=${width(fraction)}></i></span>`;
}

/** A chip that names an event and leads to its proof. */
export function eventChip(e: VigilEvent): TemplateResult {
  const going = e.phase !== 'ENDED';
  const label = `${e.type}, ${percent(e.confidence)}, ${going ? 'since' : 'at'} ${clock(e.start)}`;
  return html`<a class="chip ${group(e.type)} ${going ? 'going' : ''}" href="#/proof/events/${encodeURIComponent(e.id)}"
    title=${label}>${eventName(e.type)}<span class="sr">, ${label}</span></a>`;
}

export function typeChip(type: string): TemplateResult {
  return html`<span class="chip ${group(type)}" title=${type}>${eventName(type)}</span>`;
}

export function time(value: string | null | undefined): TemplateResult {
  return value ? html`<time datetime=${value} title=${`${value} UTC`}>${clock(value)}</time>` : html`–`;
}

/** A failed call in the server's words: what is wrong, and how to mend it. */
export function faultBox(fault: unknown, retry?: () => void): TemplateResult | typeof nothing {
  if (!fault) return nothing;
  const [title, detail] = fault instanceof ApiError ? told(fault) : ['This page failed', String(fault)];
  return html`<div class="fault" role="alert"><strong>${title}.</strong> ${detail}
    ${fault instanceof ApiError && fault.faults.length
      ? html`<ul>${fault.faults.map((f) => html`<li><b>${f.field}</b>: ${f.fault} ${f.mend ?? ''}</li>`)}</ul>`
      : nothing}
    ${retry ? html`<button class="plain" @click=${retry}>Try again</button>` : nothing}</div>`;
}

function told(e: ApiError): [string, string] {
  if (e.status === 403) return [e.title, e.detail || 'Your role does not permit this. Ask an administrator.'];
  if (e.status === 404 && !e.code) return ['Not here', 'This server does not offer it.'];
  return [e.title.replace(/\.$/, ''), e.detail];
}

export function empty(title: string, mend: unknown): TemplateResult {
  return html`<div class="state"><strong>${title}</strong>${mend}</div>`;
}

export function loading(what: string): TemplateResult {
  return html`<div class="state" role="status">Reading ${what} …</div>`;
}

/** Reads a chosen file as base64, for a search by picture or sound. */
export async function base64(file: Blob): Promise<string> {
  const raw = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < raw.length; i += 0x8000) text += String.fromCharCode(...raw.subarray(i, i + 0x8000));
  return btoa(text);
}

/** Whether a key was pressed for the page rather than into a field. */
export function forPage(e: KeyboardEvent): boolean {
  if (e.ctrlKey || e.metaKey || e.altKey) return false;
  const target = e.composedPath()[0];
  return !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement);
}
