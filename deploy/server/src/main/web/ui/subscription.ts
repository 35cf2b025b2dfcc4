/** A subscription and its matches in words. */
import { html, nothing } from 'lit';
import type { Match, Subscription } from '../api/types.js';
import { eventName, instant, millis } from './format.js';
import { time } from './parts.js';

/** One match, leading to its place on the timeline. */
export function matchItem(m: Match) {
  const at = m.start ?? m.time ?? '';
  const what = m.text || m.caption || (m.type ? eventName(m.type) : (m.eventTypes ?? []).map(eventName).join(', '));
  return html`<li><span class="muted">${time(at)}</span><span>${what || 'matched'} <span class="muted small">${m.stream ?? ''}</span></span>
    ${m.stream && at ? html`<a class="small" href=${`#/camera/${encodeURIComponent(m.stream)}?at=${encodeURIComponent(instant(millis(at)))}`}>look</a>` : nothing}</li>`;
}

/** What a subscription asks for, as a sentence. */
export function inWords(s: Subscription): string {
  const parts: string[] = [];
  if (s.sequence?.length) parts.push(`${s.sequence.map((x) => eventName(x.type) + (x.stream ? ` at ${x.stream}` : '')).join(', then ')}${s.withinSeconds ? ` within ${s.withinSeconds} s` : ''}`);
  else if (s.eventTypes?.length) parts.push(s.eventTypes.map(eventName).join(' or '));
  if (s.sentence) parts.push(`“${s.sentence}”`);
  if (s.countAtLeast) parts.push(`at least ${s.countAtLeast} times${s.countWithinSeconds ? ` within ${s.countWithinSeconds} s` : ''}`);
  if (s.absenceSeconds) parts.push(`absent for ${s.absenceSeconds} s`);
  if (s.lastsSeconds) parts.push(`lasting ${s.lastsSeconds} s`);
  parts.push(s.streams?.length ? `on ${s.streams.join(', ')}` : 'on any camera');
  if (s.zones?.length) parts.push(s.zones.length === 1 ? 'in a zone of the picture' : `in ${s.zones.length} zones of the picture`);
  if (s.minConfidence) parts.push(`at ${Math.round(s.minConfidence * 100)} % or more`);
  if (s.hours?.length) parts.push(s.hours.map((h) => `${(h.days ?? []).join(' ').toLowerCase()} ${h.from} to ${h.to}`.trim()).join('; '));
  return parts.join(', ');
}
