import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api, ApiError, onLoginNeeded } from './api/client.js';
import { live } from './api/live.js';
import { store, Watching } from './api/store.js';
import { appStyle } from './app-style.js';
import { icon } from './ui/icons.js';
import { forPage } from './ui/parts.js';
import { go, route, type Route } from './ui/route.js';
import { shared } from './ui/style.js';
import './views/ask.js';
import './views/audit.js';
import './views/camera.js';
import './views/help.js';
import './views/login.js';
import './views/model.js';
import './views/pipeline.js';
import './views/proof.js';
import './views/review.js';
import './views/search.js';
import './views/subscriptions.js';
import './views/topics.js';
import './views/wall.js';

/** The screens, in the order of the navigation; the key that goes there after g. */
const SCREENS: [name: string, title: string, key: string][] = [
  ['wall', 'Wall', 'w'],
  ['review', 'Review', 'r'],
  ['search', 'Search', 's'],
  ['ask', 'Ask', 'a'],
  ['subscriptions', 'Subscriptions', 'u'],
  ['pipeline', 'Pipeline', 'p'],
  ['topics', 'Topics', 't'],
  ['model', 'Model', 'm'],
  ['audit', 'Audit', 'd'],
];
/** Of these, an administrator's alone. */
const ADMINS = new Set(['audit']);
/** On a phone this many screens have a place of their own; the others are behind More. */
const ON_PHONE = 4;
const PREFIX_MS = 1_500;
const RETRY_MS = 4_000;

/** The frame around all screens: navigation, connection, theme, login. */
@customElement('vigil-app')
export class VigilApp extends LitElement {
  static styles = [shared, appStyle];

  @state() private route: Route = route();
  @state() private login = false;
  @state() private help = false;
  @state() private more = false;
  private prefixed = 0;
  private readonly watching = new Watching(this);

  constructor() {
    super();
    void this.watching;
    addEventListener('hashchange', () => this.arrive());
    addEventListener('keydown', (e) => this.key(e));
    onLoginNeeded(() => (this.login = true));
    setTheme(stored());
    void this.begin();
  }

  private async begin(): Promise<void> {
    try {
      store.session = await api.session();
    } catch (e) {
      if (e instanceof ApiError && e.status === 401) {
        this.login = true;
        return;
      }
      if (e instanceof ApiError && e.status === 0) {
        setTimeout(() => void this.begin(), RETRY_MS);
        store.fault = e;
        store.loaded = true;
        store.changed();
        return;
      }
      // A server without users has no sessions: whoever reaches it may do everything.
      store.session = { role: 'ADMIN' };
    }
    this.login = false;
    live.start();
    void store.refresh();
  }

  private arrive(): void {
    this.route = route();
    this.more = false;
    this.help = false;
    const title = SCREENS.find(([name]) => name === this.route.screen)?.[1] ?? this.route.parts[0] ?? '';
    document.title = `${title} · Vigil`;
    this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
  }

  private key(e: KeyboardEvent): void {
    if (e.key === 'Escape') {
      this.help = false;
      this.more = false;
    }
    if (!forPage(e)) return;
    if (e.key === '?') this.help = !this.help;
    else if (e.key === '/') {
      e.preventDefault();
      go('/search');
    } else if (Date.now() - this.prefixed < PREFIX_MS) {
      this.prefixed = 0;
      const screen = this.screens().find(([, , key]) => key === e.key);
      if (screen) {
        e.preventDefault();
        e.stopImmediatePropagation();
        go(`/${screen[0]}`);
      }
    } else if (e.key === 'g') this.prefixed = Date.now();
  }

  private screens(): typeof SCREENS {
    return SCREENS.filter(([name]) => store.admin || !ADMINS.has(name));
  }

  private async leave(): Promise<void> {
    await api.logOut();
    location.reload();
  }

  render() {
    if (this.login) return html`<vigil-login @entered=${() => void this.begin()}></vigil-login>`;
    return html`
      <header>
        <button class="skip" @click=${() => this.renderRoot.querySelector('main')?.focus()}>Skip to content</button>
        <a class="mark" href="#/wall" aria-label="Vigil, to the wall">${mark()}<span>Vigil</span></a>
        <nav aria-label="Screens">${this.screens().map((s, i) => this.link(s, i))}
          <button class="morebutton" aria-expanded=${this.more} @click=${() => (this.more = !this.more)}>${icon('more')}<span>More</span></button>
        </nav>
        <div class="foot">${this.who()}${this.connection()}${this.tools()}</div>
      </header>
      ${this.more ? html`<div class="sheet">${this.screens().slice(ON_PHONE).map((s) => this.link(s, 0))}
        <div class="row">${this.who()}${this.connection()}<span class="grow"></span>${this.tools()}</div></div>` : nothing}
      <main id="main" tabindex="-1">${this.screen()}</main>
      ${this.help ? html`<vigil-help .screens=${this.screens()} @close=${() => (this.help = false)}></vigil-help>` : nothing}`;
  }

  private link([name, title]: (typeof SCREENS)[number], index: number): TemplateResult {
    const here = this.route.screen === name || (name === 'wall' && this.route.screen === 'camera')
      || (name === 'review' && this.route.screen === 'proof');
    return html`<a class=${index >= ON_PHONE ? 'wide' : ''} href="#/${name}" aria-current=${here ? 'page' : nothing}>
      ${icon(name)}<span>${title}</span></a>`;
  }

  /** Who is logged in; nothing where nobody needs to. */
  private who(): TemplateResult | typeof nothing {
    const { user, role, csrf } = store.session;
    return csrf ? html`<span class="who"><b>${user}</b> ${role.toLowerCase()}</span>` : nothing;
  }

  private connection(): TemplateResult {
    const text = { live: 'Live', connecting: 'Connecting', lost: 'Connection lost, trying again' }[live.state];
    return html`<span class="connection ${live.state}" role="status">${text}</span>`;
  }

  private tools(): TemplateResult {
    const dark = isDark();
    return html`<span class="tools">
      <button class="plain" aria-label=${dark ? 'Light theme' : 'Dark theme'} title=${dark ? 'Light theme' : 'Dark theme'}
        @click=${() => {
          setTheme(dark ? 'light' : 'dark');
          this.requestUpdate();
        }}>${icon(dark ? 'sun' : 'moon')}</button>
      <button class="plain" aria-label="Keys" title="Keys" @click=${() => (this.help = true)}><kbd>?</kbd></button>
      ${store.session.csrf ? html`<button class="plain small" title="Log out ${store.session.user}" @click=${() => void this.leave()}>Log out</button>` : nothing}
    </span>`;
  }

  private screen(): TemplateResult {
    const { screen, parts, values } = this.route;
    switch (screen) {
      case 'wall':
        return html`<vigil-wall></vigil-wall>`;
      case 'camera':
        return html`<vigil-camera .stream=${parts[0] ?? ''} .at=${values.get('at') ?? ''}></vigil-camera>`;
      case 'review':
        return html`<vigil-review></vigil-review>`;
      case 'search':
        return html`<vigil-search .like=${values.get('like') ?? ''} .stream=${values.get('stream') ?? ''}></vigil-search>`;
      case 'ask':
        return html`<vigil-ask .stream=${values.get('stream') ?? ''} .from=${values.get('start') ?? ''}
          .to=${values.get('end') ?? ''}></vigil-ask>`;
      case 'proof':
        return html`<vigil-proof .kind=${parts[0] ?? 'events'} .about=${parts[1] ?? ''}></vigil-proof>`;
      case 'subscriptions':
        return html`<vigil-subscriptions .open=${parts[0] ?? ''}></vigil-subscriptions>`;
      case 'pipeline':
        return html`<vigil-pipeline></vigil-pipeline>`;
      case 'topics':
        return html`<vigil-topics .open=${parts[0] ?? ''}></vigil-topics>`;
      case 'audit':
        return html`<vigil-audit .who=${values.get('who') ?? ''} .stream=${values.get('stream') ?? ''}></vigil-audit>`;
      case 'model':
        return html`<vigil-model></vigil-model>`;
      default:
        return html`<h1>No such screen</h1><p><a href="#/wall">To the wall</a></p>`;
    }
  }
}

function mark(): TemplateResult {
  return html`<svg width="26" height="26" viewBox="0 0 32 32" fill="none" stroke-width="2.400" aria-hidden="true">
    <path d="M3 16c4.500-6.500 8.500-9 13-9s8.500 2.500 13 9c-4.500 6.500-8.500 9-13 9S7.500 22.500 3 16z" stroke="var(--accent)" stroke-linejoin="round"/>
    <path d="M12.300 13.500v5M16 11v10M19.700 13.500v5" stroke="var(--sound)" stroke-linecap="round"/></svg>`;
}

type Theme = 'dark' | 'light' | '';

function stored(): Theme {
  const kept = localStorage.getItem('vigil.theme');
  return kept === 'dark' || kept === 'light' ? kept : '';
}

function isDark(): boolean {
  const theme = document.documentElement.dataset['theme'] ?? '';
  return theme ? theme === 'dark' : !matchMedia('(prefers-color-scheme: light)').matches;
}

function setTheme(theme: Theme): void {
  if (!theme) return;
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem('vigil.theme', theme);
}
