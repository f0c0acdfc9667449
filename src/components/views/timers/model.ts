/** Whose clocks there are, and what they do at the cursor. */
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import type { End } from '../../../model/ends.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Duration, Instant } from '../../../stack/core/instant.ts';
import { TCP_TIMERS, type TcpTimerName } from '../../../stack/protocols/tcp/names.ts';
import type { Stretches } from '../../view-kit/plot/stretch.ts';
import { clocksOf, type Setting } from './part.ts';

export interface Lane {
  readonly timer: TcpTimerName;
  /** In the order of their arming. */
  readonly settings: readonly Setting[];
}

/** The seven clocks of an end. */
export function lanesOf(run: RecordedRun, { node, conn }: End): Lane[] {
  const { settings } = clocksOf(run, node, conn);
  return TCP_TIMERS.map((timer) => ({
    timer,
    settings: settings.filter((each) => each.timer === timer),
  }));
}

/** The setting by which a clock runs at the cursor; undefined while it stands still. */
export function runningAt({ settings }: Lane, { event }: Cursor): Setting | undefined {
  const setting = settings[countBelow(settings, event, ({ armed }) => armed) - 1];
  if (setting === undefined || (setting.ended >= 0 && setting.ended < event)) return undefined;
  return setting;
}

/** How much of a setting is left at an instant. */
export function leftAt({ due }: Setting, at: Instant): Duration {
  return Math.max(0, due - at);
}

/** A setting's end as the cursor knows it. */
export function endAt(setting: Setting, { event }: Cursor): Setting['how'] {
  return setting.ended >= 0 && setting.ended < event ? setting.how : undefined;
}

/** What a clock did, for tables and for whoever walks along it. */
export interface TimerEvent {
  readonly event: number;
  readonly at: Instant;
  readonly end: End;
  readonly what: 'set' | 'again' | 'cancelled' | 'fired';
  readonly setting: Setting;
}

/** What the clocks of some ends did, in order. */
export function timerEvents(run: RecordedRun, ends: readonly End[]): TimerEvent[] {
  const events: TimerEvent[] = [];
  for (const end of ends) {
    for (const setting of clocksOf(run, end.node, end.conn).settings) {
      const { armed, armedAt, again, ended, endedAt, how } = setting;
      events.push({ event: armed, at: armedAt, end, what: again ? 'again' : 'set', setting });
      if (how !== undefined && how !== 'again') {
        events.push({ event: ended, at: endedAt, end, what: how, setting });
      }
    }
  }
  return events.sort((a, b) => a.event - b.event);
}

/** The clocks that only wait for time to pass: they last long after all that happens. */
const PATIENT: ReadonlySet<TcpTimerName> = new Set(['time-wait', 'keepalive', 'fin-wait-2']);
/** A run that is so many times as long as what is busy in it begins with the busy part. */
const LONG = 4;

/** The time that the clocks cover; `last` is the run's last instant. */
export function stretchesOf(
  run: RecordedRun,
  talk: readonly End[],
  last: Instant,
): Stretches | undefined {
  let from = Number.POSITIVE_INFINITY;
  let [busy, to] = [0, 0];
  for (const { node, conn } of talk) {
    for (const { timer, armedAt, endedAt, ended, due } of clocksOf(run, node, conn).settings) {
      const until = ended < 0 ? Math.min(due, Math.max(last, armedAt)) : endedAt;
      from = Math.min(from, armedAt);
      to = Math.max(to, until);
      busy = Math.max(busy, PATIENT.has(timer) ? armedAt : until);
    }
  }
  if (to <= 0 && busy <= 0) return undefined;
  const padded = (end: Instant) => end + Math.max(1, (end - from) * 0.04);
  const whole = [from, padded(to)] as const;
  const patient = to - from > LONG * (busy - from) && busy > from;
  return { whole, first: patient ? [from, padded(busy + (busy - from) * 0.4)] : whole };
}
