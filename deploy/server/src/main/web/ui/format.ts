/** Times, numbers and names as people read them. Times are shown in the browser's zone, with UTC in the title. */

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

export function millis(time: string | null | undefined): number {
  return time ? Date.parse(time) : NaN;
}

/** An instant of the interface, of milliseconds. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** 14:03:07.5, with the day before it if that is not today. */
export function clock(time: string | number | null | undefined, tenths = true): string {
  const ms = typeof time === 'number' ? time : millis(time);
  if (!Number.isFinite(ms)) return 'no time';
  const rounded = tenths ? Math.round(ms / 100) * 100 : ms;
  const date = new Date(rounded);
  const day = date.toDateString() === new Date().toDateString() ? '' : `${DAY.format(date)} `;
  return `${day}${CLOCK.format(date)}${tenths ? `.${Math.floor((rounded % 1000) / 100)}` : ''}`;
}

/** 0.4 s, 12 s, 3 min, 2 h. */
export function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return 'unknown';
  const s = Math.abs(ms) / 1000;
  if (s < 10) return `${s.toFixed(1)} s`;
  if (s < 120) return `${Math.round(s)} s`;
  if (s < 7200) return `${Math.round(s / 60)} min`;
  return `${(s / 3600).toFixed(1)} h`;
}

export function percent(x: number | null | undefined): string {
  return x === null || x === undefined || !Number.isFinite(x) ? '–' : `${Math.round(x * 100)} %`;
}

export function figure(x: number | null | undefined, digits = 0): string {
  return x === null || x === undefined || !Number.isFinite(x)
    ? '–'
    : x.toLocaleString(undefined, { maximumFractionDigits: digits });
}

export function bytes(x: number | null | undefined): string {
  if (x === null || x === undefined || !Number.isFinite(x)) return '–';
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = x;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(unit && value < 100 ? 1 : 0)} ${units[unit]}`;
}

/** sound.baby_cry reads as "baby cry"; the group is told by the colour of its chip. */
export function eventName(type: string): string {
  return type.slice(type.indexOf('.') + 1).replaceAll('_', ' ');
}

/** The group of an event type: camera, motion, thing, sound or both. */
export function group(type: string): string {
  return type.split('.')[0] ?? '';
}

type Gap = { cause: string; sense?: string | null };

/** Why media are missing, as people say it. */
function why(gap: Gap): string {
  return {
    source: 'none came from the source',
    paused: 'it was paused',
    dropped: 'lost on the way to Kafka, which was away or too slow',
    late: 'they came too late',
    unrecorded: 'Vigil did not run',
  }[gap.cause] ?? gap.cause;
}

/** In few words, for where it stands on a timeline. */
export function gapCause(gap: Gap): string {
  return `${gap.sense ? `no ${gap.sense}` : 'no media'}: ${why(gap)}`;
}

/** In a sentence. */
export function gapTold(gap: Gap): string {
  const what = { picture: 'seen', sound: 'heard' }[gap.sense ?? ''] ?? 'seen or heard';
  return `Nothing was ${what} here: ${why(gap)}.`;
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString()} ${n === 1 ? one : many}`;
}
