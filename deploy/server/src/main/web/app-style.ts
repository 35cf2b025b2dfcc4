import { css } from 'lit';

/** The frame: a rail at the left, or on a phone a bar at the bottom. */
export const appStyle = css`
  :host {
    min-height: 100vh;
    display: grid;
    grid-template-columns: 172px minmax(0, 1fr);
  }
  header {
    position: sticky;
    top: 0;
    height: 100vh;
    display: flex;
    flex-direction: column;
    padding: 14px 10px 12px;
    border-right: 1px solid var(--line);
    background: var(--surface);
  }
  .mark {
    display: flex;
    align-items: center;
    gap: 9px;
    color: var(--text);
    font-size: 17px;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-decoration: none;
    padding: 2px 8px 14px;
  }
  nav {
    display: grid;
    gap: 2px;
  }
  nav a,
  .sheet a {
    display: flex;
    align-items: center;
    gap: 10px;
    color: var(--muted);
    text-decoration: none;
    padding: 7px 9px;
    border-radius: 6px;
    font-weight: 500;
  }
  nav a:hover {
    color: var(--text);
  }
  nav a[aria-current] {
    color: var(--text);
    background: var(--raised);
  }
  nav a[aria-current] svg {
    color: var(--accent);
  }
  .morebutton {
    display: none;
  }
  .foot {
    margin-top: auto;
    display: grid;
    gap: 6px;
  }
  .tools {
    display: inline-flex;
    align-items: center;
    color: var(--muted);
  }
  .tools button {
    color: var(--muted);
  }
  .who {
    font-size: 12px;
    color: var(--muted);
    padding: 0 9px;
    overflow-wrap: anywhere;
  }
  .who b {
    color: var(--text);
    font-weight: 600;
  }
  .connection {
    font-size: 12px;
    color: var(--muted);
    padding: 0 9px;
    display: flex;
    align-items: baseline;
    gap: 7px;
  }
  .connection::before {
    content: '';
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--warn);
  }
  .connection.live::before {
    background: var(--good);
  }
  .connection.lost::before {
    background: var(--alert);
  }
  main {
    padding: 16px 20px 40px;
    min-width: 0;
    outline: none;
  }
  .skip {
    position: absolute;
    left: -999px;
    top: 8px;
    z-index: 9;
    background: var(--surface);
    padding: 6px 12px;
  }
  .skip:focus {
    left: 8px;
  }
  .sheet {
    display: none;
  }
  @media (max-width: 760px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
    header {
      position: fixed;
      z-index: 5;
      inset: auto 0 0 0;
      height: auto;
      padding: 4px 4px max(4px, env(safe-area-inset-bottom));
      border: 0;
      border-top: 1px solid var(--line);
    }
    .mark,
    .foot,
    nav a.wide {
      display: none;
    }
    nav {
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
    }
    nav a,
    .morebutton {
      display: grid;
      justify-items: center;
      gap: 1px;
      padding: 5px 2px;
      font-size: 11px;
      font-weight: 500;
      background: none;
      border: 0;
      color: var(--muted);
    }
    nav a[aria-current] {
      background: none;
    }
    .sheet {
      display: grid;
      position: fixed;
      z-index: 4;
      inset: auto 0 54px 0;
      padding: 10px 14px;
      background: var(--surface);
      border-top: 1px solid var(--line);
      box-shadow: var(--shadow);
    }
    main {
      padding: 14px 14px 84px;
    }
  }
`;
