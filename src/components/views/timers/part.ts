/** Every time that a TCP timer was set, from its arming until it ran out, was stopped or set anew. */
import { instantOf, nodeAt, textAt, timeAt, wordAt } from '../../../model/columns.ts';
import type { ModelPart } from '../../../model/part.ts';
import { timersBegun } from '../../../model/parts/timers-begun.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { TcpTimerName } from '../../../stack/protocols/tcp/names.ts';
import { placesOf } from '../../../stack/trace/schema.ts';

export type TimerEnd = 'fired' | 'cancelled' | 'again';

export interface Setting {
  readonly timer: TcpTimerName;
  readonly armed: number;
  readonly armedAt: Instant;
  readonly due: Instant;
  /** It ran already, and was set anew before it was due. */
  readonly again: boolean;
  /** The event that ended it, −1 while it runs. */
  ended: number;
  endedAt: Instant;
  how: TimerEnd | undefined;
}

/** The clocks of one end of a connection. */
export interface Clocks {
  /** In the order of their arming. */
  readonly settings: Setting[];
  readonly running: Map<string, Setting>;
}

/** By node and by the number that the node gives the connection. */
export type AllClocks = Map<number, Map<number, Clocks>>;

const TIMER = placesOf('timer.armed');
const NONE: Clocks = { settings: [], running: new Map() };

export function clocksOf(run: RecordedRun, node: number, conn: number): Clocks {
  return run.part(CLOCKS).get(node)?.get(conn) ?? NONE;
}

function clocksAt(all: AllClocks, node: number, conn: number): Clocks {
  let host = all.get(node);
  if (host === undefined) {
    host = new Map();
    all.set(node, host);
  }
  let clocks = host.get(conn);
  if (clocks === undefined) {
    clocks = { settings: [], running: new Map() };
    host.set(conn, clocks);
  }
  return clocks;
}

function isTcp({ log }: RecordedRun, id: number): boolean {
  return textAt(log, id, TIMER.layer) === 'tcp';
}

function arm(clocks: Clocks, timer: string, event: number, at: Instant, due: Instant): void {
  const before = clocks.running.get(timer);
  if (before !== undefined) end(before, event, at, 'again');
  const setting: Setting = {
    ...{ timer: timer as TcpTimerName, armed: event, armedAt: at, due },
    ...{ again: before !== undefined, ended: -1, endedAt: -1, how: undefined },
  };
  clocks.settings.push(setting);
  clocks.running.set(timer, setting);
}

function end(setting: Setting, event: number, at: Instant, how: TimerEnd): void {
  setting.ended = event;
  setting.endedAt = at;
  setting.how = how;
}

function ends(all: AllClocks, run: RecordedRun, id: number, how: TimerEnd): void {
  if (!isTcp(run, id)) return;
  const { log } = run;
  const { running } = clocksAt(all, nodeAt(log, id), wordAt(log, id, TIMER.conn));
  const timer = textAt(log, id, TIMER.name);
  const setting = running.get(timer);
  if (setting === undefined) return;
  running.delete(timer);
  end(setting, id, instantOf(log, id), how);
}

export const CLOCKS: ModelPart<AllClocks> = {
  id: 'clocks',
  create(run) {
    const all: AllClocks = new Map();
    const begun = timersBegun(run);
    for (const { layer, node, conn, name, event, at, due } of begun) {
      if (layer === 'tcp') arm(clocksAt(all, node, conn), name, event, at, due);
    }
    return all;
  },
  readers: {
    'timer.armed'(all, run, id) {
      if (!isTcp(run, id)) return;
      const { log } = run;
      const clocks = clocksAt(all, nodeAt(log, id), wordAt(log, id, TIMER.conn));
      arm(clocks, textAt(log, id, TIMER.name), id, instantOf(log, id), timeAt(log, id, TIMER.due));
    },
    'timer.cancelled': (all, run, id) => ends(all, run, id, 'cancelled'),
    'timer.fired': (all, run, id) => ends(all, run, id, 'fired'),
  },
};
