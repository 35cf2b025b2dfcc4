/** The little of Markdown that a model card uses. All text stays text: nothing becomes markup but what is made here. */
import { html, type TemplateResult } from 'lit';

type Piece = TemplateResult | string;

/** Renders headings, paragraphs, lists, tables, bold, code and links (whose address is http, https or relative). */
export function markdown(source: string): TemplateResult {
  const blocks = source.replace(/\r\n/g, '\n').split(/\n{2,}/);
  return html`${blocks.map((block) => paragraph(block.trim()))}`;
}

function paragraph(block: string): Piece {
  if (!block) return '';
  const heading = /^(#{1,4}) (.*)$/.exec(block);
  if (heading) return heading[1]!.length < 2 ? html`<h2>${inline(heading[2]!)}</h2>` : html`<h3>${inline(heading[2]!)}</h3>`;
  const lines = block.split('\n');
  if (lines.every((l) => /^([-*] |  )/.test(l))) {
    return html`<ul>${block.split(/^[-*] /m).filter((x) => x.trim()).map((x) => html`<li>${inline(x.replace(/\s+/g, ' '))}</li>`)}</ul>`;
  }
  if (lines.length > 1 && lines[0]!.startsWith('|')) return table(lines);
  if (block.startsWith('```')) return html`<pre>${block.replace(/^```\w*\n?|```$/g, '')}</pre>`;
  return html`<p>${inline(block.replace(/\n/g, ' '))}</p>`;
}

function table(lines: string[]): TemplateResult {
  const cells = (l: string) => l.replace(/^\||\|$/g, '').split('|').map((c) => c.trim());
  const [head = '', ...rest] = lines.filter((l) => !/^\|[\s:|-]+\|?$/.test(l));
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table"><table><thead><tr>${cells(head).map((c) => html`<th>${inline(c)}</th>`)}</tr></thead>
    <tbody>${rest.map((l) => html`<tr>${cells(l).map((c) => html`<td>${inline(c)}</td>`)}</tr>`)}</tbody></table></div>`;
}

function inline(text: string): Piece[] {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)\s]+\))/).map((part) => {
    if (part.startsWith('**')) return html`<strong>${part.slice(2, -2)}</strong>`;
    if (part.startsWith('`') && part.length > 1) return html`<code>${part.slice(1, -1)}</code>`;
    const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part);
    if (link) return /^https?:\/\//.test(link[2]!) ? html`<a href=${link[2]!} rel="noopener noreferrer" target="_blank">${link[1]}</a>` : link[1]!;
    return part;
  });
}
