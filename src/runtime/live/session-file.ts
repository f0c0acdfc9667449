/**
 * A live run as a file: the session with its scenario, which no lesson has, and who is who in it. Its
 * inputs are spelt as in links, one after the other; the frames that were received are among them.
 */
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import { MOST_INPUTS } from '../../stack/world/session-data.ts';
import { decodeInput, encodeInput } from '../url.ts';
import type { LiveScenario, RecordedLive } from './messages.ts';
import { withoutPrivate } from './private.ts';
import type { ForkTruth } from './status.ts';

const VERSION = 2;
/** Inputs in one part of the file: a browser's texts have a greatest length, and its files have none. */
const PORTION = 10_000;

export type FileFault = 'not-a-session' | 'other-version' | 'too-long';

export function writeSessionFile(whole: RecordedLive): Blob {
  const { scenario, inputs, ...recorded } = withoutPrivate(whole);
  const { spec, ...who } = scenario;
  const { hello, begun, until, seed, patch, fork } = recorded;
  const head = {
    ...{ wireglass: 'session', version: VERSION, live: { hello, begun, until, fork, ...who } },
    ...{ spec, session: { scenario: spec.id, seed, recorded: true, patch } },
  };
  const parts = [JSON.stringify(head).slice(0, -1), ',"inputs":['];
  for (let from = 0; from < inputs.length; from += PORTION) {
    const portion = inputs.slice(from, from + PORTION).map((each) => `"${encodeInput(each)}"`);
    parts.push(from === 0 ? '' : ',', portion.join(',\n'));
  }
  return new Blob([...parts, ']}\n'], { type: 'application/json' });
}

interface FileForm {
  readonly wireglass?: unknown;
  readonly version?: unknown;
  readonly live?: Pick<RecordedLive, 'hello' | 'begun' | 'until' | 'fork'> &
    Omit<LiveScenario, 'spec'>;
  readonly spec?: ScenarioSpec;
  readonly session?: Pick<RecordedLive, 'seed' | 'patch'>;
  readonly inputs?: unknown;
}

/** What it says of the world, the worker checks as any other session before it runs it. */
export function readSessionFile(text: string): RecordedLive | FileFault {
  const file = parsed(text);
  if (file?.wireglass !== 'session') return 'not-a-session';
  if (file.version !== VERSION) return 'other-version';
  const { live, spec, session, inputs } = file;
  if (!isObject(live) || !isObject(spec) || !isObject(session) || !Array.isArray(inputs)) {
    return 'not-a-session';
  }
  if (inputs.length > MOST_INPUTS) return 'too-long';
  const read = inputs.map((each) => (typeof each === 'string' ? decodeInput(each) : undefined));
  if (!read.every((each): each is SessionInput => each !== undefined)) return 'not-a-session';
  const { hello, begun, until, fork, us, outside, cable, processes } = live;
  const known = [begun, until, us, outside, cable, session.seed].every(Number.isFinite);
  if (!known || !isObject(processes) || !isObject(hello)) return 'not-a-session';
  const scenario = { spec, us, outside, cable, processes };
  const { seed, patch } = session;
  const more = { ...(patch && { patch }), ...(fork !== undefined && { fork: truthIn(fork) }) };
  return { scenario, hello, begun, until, seed, inputs: read, ...more };
}

/** What is no truth that could be told is taken for one that was not found out. */
function truthIn(fork: unknown): ForkTruth | null {
  if (!isObject(fork) || !('trueUntil' in fork)) return null;
  const { trueUntil } = fork;
  return trueUntil === null || Number.isFinite(trueUntil) ? (fork as ForkTruth) : null;
}

const isObject = (it: unknown): it is object => typeof it === 'object' && it !== null;

function parsed(text: string): FileForm | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
