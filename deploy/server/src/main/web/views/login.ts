import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api } from '../api/client.js';
import { faultBox } from '../ui/parts.js';
import { shared } from '../ui/style.js';

/** Asks for a name and a password when the server does. */
@customElement('vigil-login')
export class VigilLogin extends LitElement {
  static styles = [shared, css`
    :host { grid-column: 1 / -1; min-height: 100vh; display: grid; place-items: center; padding: 20px; }
    form { width: min(340px, 100%); display: grid; gap: 14px; padding: 22px; }
    button { justify-content: center; min-height: 36px; }
  `];

  @state() private fault: unknown = null;
  @state() private busy = false;

  private async enter(e: SubmitEvent): Promise<void> {
    e.preventDefault();
    const data = new FormData(e.target as HTMLFormElement);
    this.busy = true;
    try {
      await api.logIn(String(data.get('user')), String(data.get('password')));
      this.dispatchEvent(new Event('entered'));
    } catch (fault) {
      this.fault = fault;
    }
    this.busy = false;
  }

  render() {
    return html`<main><form class="card" @submit=${(e: SubmitEvent) => void this.enter(e)}>
      <h1>Log in to Vigil</h1>
      <label>Name<input name="user" autocomplete="username" required autofocus></label>
      <label>Password<input name="password" type="password" autocomplete="current-password" required></label>
      ${faultBox(this.fault)}
      <button class="primary" ?disabled=${this.busy}>Log in</button></form></main>`;
  }
}
