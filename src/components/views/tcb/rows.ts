/** From two `tcp.vars` events to the rows of the panel: pure. */
import { type Instant, NEVER } from '../../../stack/core/instant.ts';
import type { TcpState } from '../../../stack/protocols/tcp/names.ts';
import type { GroupId, Variable, Vars } from './variable.ts';
import { VARIABLES } from './variables.ts';

export interface TcbRow {
  readonly variable: Variable;
  /** '' when the variable has no value yet, or its timer does not run. */
  readonly value: string;
  /** What it was before the last change, if that changed it; else null. */
  readonly before: string | null;
}

export interface TcbGroup {
  readonly id: GroupId;
  readonly rows: readonly TcbRow[];
}

export interface TcbOptions {
  readonly numbers: 'relative' | 'raw';
  /** The cursor's instant: timers show the time left. */
  readonly now: Instant;
  readonly groups: readonly GroupId[];
}

/** No SYN of ours has been sent, none of the peer's has come: the variables mean nothing yet. */
const NOTHING_SENT: readonly TcpState[] = ['CLOSED', 'LISTEN'];
const NOTHING_RECEIVED: readonly TcpState[] = ['CLOSED', 'LISTEN', 'SYN_SENT'];
const NOT_SYNCHRONIZED: readonly TcpState[] = [...NOTHING_RECEIVED, 'SYN_RECEIVED'];

export function tcbGroups(
  vars: Vars | undefined,
  previous: Vars | undefined,
  options: TcbOptions,
): TcbGroup[] {
  return options.groups.map((id) => ({
    id,
    rows: VARIABLES.filter((variable) => variable.group === id).map((variable) => {
      const value = vars === undefined ? '' : textOf(variable, vars, options);
      return { variable, value, before: beforeOf(variable, vars, previous, options) };
    }),
  }));
}

function beforeOf(
  variable: Variable,
  vars: Vars | undefined,
  previous: Vars | undefined,
  options: TcbOptions,
): string | null {
  if (vars === undefined || previous === undefined) return null;
  // A timer that only comes nearer has not changed: its due time has to differ.
  const fixed = { ...options, now: vars.at };
  const before = textOf(variable, previous, fixed);
  return before === textOf(variable, vars, fixed) ? null : before;
}

function textOf(variable: Variable, vars: Vars, { numbers, now }: TcbOptions): string {
  if (variable.kind === 'word') return vars[variable.field];
  const value = vars[variable.field];
  if (isSynchronized(variable) && NOT_SYNCHRONIZED.includes(vars.state)) return '';
  switch (variable.kind) {
    case 'sent':
      return NOTHING_SENT.includes(vars.state) ? '' : sequence(value, vars.iss, numbers);
    case 'received':
      return NOTHING_RECEIVED.includes(vars.state) ? '' : sequence(value, vars.irs, numbers);
    case 'fill':
      return `${value} / ${vars[variable.of]}`;
    case 'time':
      return value < 0 ? '' : duration(value);
    case 'due':
      return value === NEVER ? '' : duration(Math.max(0, value - now));
    case 'bytes':
    case 'count':
      return String(value);
  }
}

function isSynchronized(variable: Variable): boolean {
  return 'synchronized' in variable && variable.synchronized === true;
}

function sequence(value: number, base: number, numbers: 'relative' | 'raw'): string {
  if (numbers === 'raw') return String(value);
  const distance = (value - base) >>> 0;
  // Something just before the base (a probe's SND.NXT−1, an unset pointer) reads as −1, not 2³²−1.
  return distance > 0x7fff_ffff ? String(distance - 2 ** 32) : String(distance);
}

/** `640 µs`, `40.2 ms`, `1.5 s`, `2 h`: the same in both languages. */
export function duration(micros: number): string {
  if (micros < 1_000) return `${Math.round(micros)} µs`;
  if (micros < 1_000_000) return `${short(micros / 1_000)} ms`;
  if (micros < 120_000_000) return `${short(micros / 1_000_000)} s`;
  if (micros < 7_200_000_000) return `${short(micros / 60_000_000)} min`;
  return `${short(micros / 3_600_000_000)} h`;
}

/** At most three decimals, without zeros that say nothing. */
function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
