/** Line icons, 20 by 20. */
import { html, svg, type TemplateResult } from 'lit';

const paths: Record<string, TemplateResult> = {
  wall: svg`<rect x="2.500" y="3.500" width="6.500" height="5.500" rx="1.500"/><rect x="11" y="3.500" width="6.500" height="5.500" rx="1.500"/><rect x="2.500" y="11" width="6.500" height="5.500" rx="1.500"/><rect x="11" y="11" width="6.500" height="5.500" rx="1.500"/>`,
  review: svg`<path d="M3 10.500l4 4L17 5"/>`,
  search: svg`<circle cx="9" cy="9" r="5.500"/><path d="M13.200 13.200L17 17"/>`,
  ask: svg`<path d="M3 4.500h14v9H9l-4 3.500v-3.500H3z"/><path d="M8.200 7.600a1.900 1.900 0 113 1.600c-.8.4-1.200.8-1.200 1.500"/>`,
  subscriptions: svg`<path d="M5 13V9a5 5 0 0110 0v4l1.500 1.500h-13zM8.500 17h3"/>`,
  pipeline: svg`<path d="M2.500 10h3l2-5.500 4 11 2.500-7 1 1.500h2.500"/>`,
  topics: svg`<path d="M3 5h14M3 10h14M3 15h14"/><circle cx="6" cy="5" r="1.300"/><circle cx="12" cy="10" r="1.300"/><circle cx="8" cy="15" r="1.300"/>`,
  model: svg`<path d="M10 2.500l6.500 3.700v7.600L10 17.500l-6.500-3.700V6.200z"/><path d="M3.500 6.200L10 10l6.500-3.800M10 10v7.500"/>`,
  audit: svg`<path d="M2.500 10c2-3.200 4.500-4.800 7.500-4.800s5.500 1.600 7.500 4.800c-2 3.200-4.500 4.800-7.500 4.800S4.500 13.200 2.500 10z"/><circle cx="10" cy="10" r="2.200"/>`,
  more: svg`<circle cx="4.500" cy="10" r="1"/><circle cx="10" cy="10" r="1"/><circle cx="15.500" cy="10" r="1"/>`,
  moon: svg`<path d="M16 12A6.500 6.500 0 118 4a5.500 5.500 0 008 8z"/>`,
  sun: svg`<circle cx="10" cy="10" r="3.500"/><path d="M10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100"/>`,
  plus: svg`<path d="M10 4v12M4 10h12"/>`,
  close: svg`<path d="M5 5l10 10M15 5L5 15"/>`,
  proof: svg`<circle cx="10" cy="10" r="7"/><path d="M10 9v5M10 6.200v.3"/>`,
};

/** An icon, hidden from screen readers: the text beside it, or the label of its button, says what it is. */
export function icon(name: string): TemplateResult {
  return html`<svg width="18" height="18" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.500"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths[name]}</svg>`;
}
