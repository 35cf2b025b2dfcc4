import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../ui/icons.js';
import { shared } from '../ui/style.js';

/** The keys of all screens. */
@customElement('vigil-help')
export class VigilHelp extends LitElement {
  static styles = [shared, css`
    dialog { color: var(--text); background: var(--surface); border: 1px solid var(--line-strong); border-radius: 10px;
      box-shadow: var(--shadow); padding: 18px 20px; width: min(620px, calc(100vw - 28px)); }
    dialog::backdrop { background: rgb(0 0 0 / 50%); }
    .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(230px, 1fr)); gap: 18px 28px; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 5px 12px; margin: 0; align-items: baseline; }
    dt { text-align: right; white-space: nowrap; }
    dd { margin: 0; }
    .about { margin: 16px 0 0; }
    dl + h3 { margin-top: 16px; }
  `];

  @property({ attribute: false }) screens: [string, string, string][] = [];

  firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  render() {
    const keys = (rows: [string[], string][]) => html`<dl>${rows.map(([k, text]) => html`<dt>${k.map((x) => html`<kbd>${x}</kbd> `)}</dt><dd>${text}</dd>`)}</dl>`;
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new Event('close'))}>
      <div class="head"><h1 id="title" class="grow">Keys</h1><button class="plain" aria-label="Close"
        @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${icon('close')}</button></div>
      <div class="columns">
        <div><h3>Go to</h3>${keys([...this.screens.map(([, title, key]) => [['g', key], title] as [string[], string]),
          [['/'], 'Search, with the cursor in it'], [['?'], 'This page']])}</div>
        <div><h3>Review</h3>${keys([[['j'], 'next event'], [['k'], 'event before'], [['c'], 'confirm'], [['r'], 'refute'], [['p'], 'its proof']])}
          <h3>Camera's timeline</h3>${keys([[['←', '→'], 'half a second'], [['Shift', '← →'], 'ten seconds'],
            [['+', '-'], 'zoom'], [['n'], 'next event'], [['b'], 'event before'], [['l'], 'follow live']])}</div>
      </div>
      <p class="small muted about">The interface behind this page: <a href="/openapi.yaml">openapi.yaml</a>. Made with Lit and uPlot: <a href="/licences.txt">licences</a>.</p></dialog>`;
  }
}
