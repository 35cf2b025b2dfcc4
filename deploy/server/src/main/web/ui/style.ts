/** What all components share: type, controls, cards, chips, states. */
import { css } from 'lit';

export const shared = css`
  :host {
    display: block;
    color: var(--text);
    font: 14px/1.45 var(--font);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1 {
    font-size: 19px;
    font-weight: 600;
    letter-spacing: -0.01em;
    margin: 0;
  }
  h2 {
    font-size: 14px;
    font-weight: 600;
    margin: 0 0 8px;
  }
  h3 {
    font-size: 12px;
    font-weight: 600;
    color: var(--muted);
    margin: 0 0 6px;
  }
  p {
    margin: 0 0 8px;
  }
  a {
    color: var(--accent);
    text-underline-offset: 2px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    flex-wrap: wrap;
    margin: 0 0 14px;
    min-height: 34px;
  }
  .head .grow,
  .grow {
    flex: 1 1 auto;
    min-width: 0;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: 12px;
  }
  .num,
  time {
    font-variant-numeric: tabular-nums;
  }
  .mono,
  code,
  pre {
    font-family: var(--mono);
    font-size: 12px;
  }
  pre {
    margin: 0;
    padding: 10px 12px;
    background: var(--raised);
    border-radius: 6px;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: 14px;
  }
  .row {
    display: flex;
    gap: 8px;
    align-items: center;
    flex-wrap: wrap;
  }
  .stack {
    display: grid;
    gap: 12px;
  }
  button,
  .button {
    font: inherit;
    font-weight: 500;
    color: var(--text);
    background: var(--raised);
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    min-height: 32px;
    padding: 4px 12px;
    cursor: pointer;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  button:hover:not([disabled]),
  .button:hover {
    border-color: var(--accent);
  }
  button[disabled] {
    opacity: 0.5;
    cursor: default;
  }
  button.primary,
  .button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
  }
  button.plain {
    background: none;
    border-color: transparent;
    padding: 4px 8px;
  }
  button.danger {
    color: var(--alert);
  }
  button[aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  input,
  select,
  textarea {
    font: inherit;
    color: var(--text);
    background: var(--bg);
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    min-height: 32px;
    padding: 4px 9px;
    width: 100%;
    min-width: 0;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 16px;
    min-height: 16px;
    accent-color: var(--accent);
  }
  ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  label,
  .label {
    display: grid;
    gap: 4px;
    font-size: 12px;
    font-weight: 500;
    color: var(--muted);
  }
  label.check {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--text);
    font-size: 13px;
    font-weight: 400;
  }
  kbd {
    font: 11px var(--mono);
    border: 1px solid var(--line-strong);
    border-bottom-width: 2px;
    border-radius: 4px;
    padding: 0 5px;
    color: var(--muted);
  }
  button.primary kbd {
    color: inherit;
    border-color: currentColor;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-size: 12px;
    line-height: 20px;
    padding: 0 8px;
    border-radius: 10px;
    background: var(--raised);
    border: 1px solid var(--line);
    color: var(--text);
    white-space: nowrap;
    text-decoration: none;
  }
  .chip::before {
    content: '';
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--muted);
  }
  .chip.sound::before {
    background: var(--sound);
  }
  .chip.motion::before,
  .chip.thing::before {
    background: var(--picture);
  }
  .chip.both::before {
    background: linear-gradient(90deg, var(--picture) 50%, var(--sound) 50%);
  }
  .chip.camera {
    color: var(--alert);
    background: var(--alert-soft);
  }
  .chip.camera::before,
  .chip.match::before {
    background: var(--alert);
  }
  .chip.going {
    border-color: var(--line-strong);
  }
  .state {
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius);
    padding: 28px 20px;
    text-align: center;
    color: var(--muted);
  }
  .state strong {
    display: block;
    color: var(--text);
    font-weight: 600;
    margin-bottom: 4px;
  }
  .fault {
    background: var(--alert-soft);
    border: 1px solid var(--alert);
    border-radius: 6px;
    padding: 8px 12px;
    color: var(--text);
    overflow-wrap: anywhere;
  }
  .fault strong {
    font-weight: 600;
  }
  .note {
    background: var(--warn-soft);
    border-radius: 6px;
    padding: 8px 12px;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 13px;
  }
  th {
    text-align: left;
    font-weight: 500;
    font-size: 12px;
    color: var(--muted);
  }
  th,
  td {
    padding: 6px 10px 6px 0;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
  }
  td.num,
  th.num {
    text-align: right;
  }
  .shares {
    display: inline-flex;
    width: 84px;
    height: 6px;
    border-radius: 3px;
    overflow: hidden;
    background: var(--line);
    vertical-align: middle;
    gap: 1px;
  }
  .shares i {
    background: var(--picture);
  }
  .shares i + i {
    background: var(--sound);
  }
  .bar {
    display: block;
    height: 6px;
    border-radius: 3px;
    background: var(--line);
    overflow: hidden;
  }
  .bar i {
    display: block;
    height: 100%;
    background: var(--accent);
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  img,
  video,
  canvas {
    max-width: 100%;
  }
`;
