/** The address behind the hash: #/screen/part/part?name=value. */
export interface Route {
  screen: string;
  parts: string[];
  values: URLSearchParams;
}

export function route(): Route {
  const [path = '', values = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [screen = '', ...parts] = path.split('/').map(decodeURIComponent);
  return { screen: screen || 'wall', parts, values: new URLSearchParams(values) };
}

export function go(path: string): void {
  location.hash = path;
}

/** Changes the address without a step in the history, for what is merely looked at. */
export function replace(path: string): void {
  history.replaceState(null, '', `#${path}`);
}
