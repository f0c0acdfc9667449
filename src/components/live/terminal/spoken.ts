/**
 * What stands in the trace of a person at a host's programs: the lines that were typed and printed,
 * and the conversations of `nc`, which are numbered in the order of their beginning.
 */
import '../../../stack/apps/events.ts';
import '../../../stack/protocols/tcp/events.ts';
import '../../../stack/trace/kernel-events.ts';
import { instantOf, nodeAt, textAt, wordAt } from '../../../model/columns.ts';
import { carryAlways, type ModelPart } from '../../../model/part.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { TcpState } from '../../../stack/protocols/tcp/names.ts';
import type { TraceLog } from '../../../stack/trace/log.ts';
import { placesOf } from '../../../stack/trace/schema.ts';

export interface SpokenLine {
  readonly event: number;
  readonly at: Instant;
  readonly process: number;
  readonly what: 'typed' | 'printed';
  readonly text: string;
  /** The conversation that it is a part of. */
  readonly talk: Talk | undefined;
}

/** A connection, a listener, or a conversation by datagrams. */
export interface Talk {
  readonly number: number;
  readonly process: number;
  /** As it was typed at `nc`. */
  readonly line: string;
  readonly since: Instant;
  /** Its descriptors. */
  readonly sockets: Set<number>;
  /** TCP's number of the connection; −1 while there is none. */
  conn: number;
  /** Somebody is at the other end. */
  connected: boolean;
  /** The other side has sent its end. */
  peerEnded: boolean;
  /** Our side has ended its input. */
  weEnded: boolean;
  ended: boolean;
}

export interface Spoken {
  /** Whose programs these are: the first host's. */
  readonly node: number;
  /** The latest, in order. */
  readonly lines: SpokenLine[];
  /** How many have been put away, so that the list does not grow for ever. */
  forgotten: number;
  readonly talks: Talk[];
  /** The last talk of each process. */
  readonly last: Map<number, Talk>;
  /** Processes of `nc`. */
  readonly talkers: Set<number>;
  /** The descriptors of each process: one that has some is doing something. */
  readonly sockets: Map<number, Set<number>>;
  /** The last states of TCP's connections. */
  readonly states: Map<number, TcpState>;
}

const MOST_LINES = 4_000;
const LEAVES = 3_000;
/** What a terminal makes of Ctrl-D. */
export const END_OF_INPUT = '\u0004';

const STARTED = placesOf('app.started');
const PRINTED = placesOf('app.printed');
const INPUT = placesOf('app.input');
const CALL = placesOf('socket.call');
const RETURN = placesOf('socket.return');
const EVENT = placesOf('socket.event');
const TRANSITION = placesOf('tcp.transition');

type Readers = ModelPart<Spoken>['readers'];

/** What other hosts' programs do is theirs. */
function ofOurs(readers: Readers): Readers {
  const entries = Object.entries(readers).map(([kind, read]) => {
    const ours: typeof read = (spoken, run, id) => {
      if (nodeAt(run.log, id) === spoken.node) read(spoken, run, id);
    };
    return [kind, ours] as const;
  });
  return Object.fromEntries(entries);
}

export const SPOKEN: ModelPart<Spoken> = {
  id: 'live.spoken',
  whole: true,
  create: ({ topology }) => ({
    ...{ lines: [], forgotten: 0, talks: [], last: new Map() },
    ...{ talkers: new Set(), sockets: new Map(), states: new Map() },
    node: topology.nodes.find(({ kind }) => kind === 'host')?.id ?? 0,
  }),
  readers: ofOurs({
    'app.started': ({ talkers }, { log }, id) => {
      if (textAt(log, id, STARTED.app) === 'nc') talkers.add(wordAt(log, id, STARTED.process));
    },
    'app.input': typed,
    'app.printed': (spoken, { log }, id) => {
      const process = wordAt(log, id, PRINTED.process);
      const talk = spoken.last.get(process);
      say(spoken, log, id, process, 'printed', textAt(log, id, PRINTED.line), talk);
      // A command that could not be obeyed has opened nothing.
      if (talk !== undefined && talk.sockets.size === 0) talk.ended = true;
    },
    'socket.call': ({ last, sockets }, { log }, id) => {
      if (textAt(log, id, CALL.name) !== 'close') return;
      const process = wordAt(log, id, CALL.process);
      const fd = wordAt(log, id, CALL.fd);
      sockets.get(process)?.delete(fd);
      const talk = last.get(process);
      if (talk?.sockets.delete(fd) && talk.sockets.size === 0) talk.ended = true;
    },
    'socket.return': ({ last, sockets }, { log }, id) => {
      const name = textAt(log, id, RETURN.name);
      if (name !== 'socket' && name !== 'accept') return;
      // The return of `accept` is about the listener: whom it let in is its result.
      const result = name === 'accept' ? textAt(log, id, RETURN.result) : undefined;
      const fd = result === undefined ? wordAt(log, id, RETURN.fd) : Number.parseInt(result, 10);
      if (fd < 0) return;
      const process = wordAt(log, id, RETURN.process);
      const own = sockets.get(process) ?? new Set();
      sockets.set(process, own.add(fd));
      const talk = last.get(process);
      if (talk === undefined || talk.ended) return;
      talk.sockets.add(fd);
      if (name === 'accept') talk.connected = true;
    },
    'socket.event': ({ last }, { log }, id) => {
      const fd = wordAt(log, id, EVENT.fd);
      const talk = [...last.values()].find(({ sockets }) => sockets.has(fd));
      if (talk === undefined) return;
      const what = textAt(log, id, EVENT.what);
      if (what === 'accept') return;
      talk.conn = wordAt(log, id, EVENT.conn);
      if (what === 'connected') talk.connected = true;
      if (what === 'end') talk.peerEnded = true;
    },
    'tcp.transition': ({ states }, { log }, id) => {
      states.set(wordAt(log, id, TRANSITION.conn), textAt(log, id, TRANSITION.to) as TcpState);
    },
  }),
};
// The page comes with it before any run is opened, so windows of all runs have it.
carryAlways(SPOKEN as ModelPart<unknown>);

function typed(spoken: Spoken, { log }: { readonly log: TraceLog }, id: number): void {
  const process = wordAt(log, id, INPUT.process);
  const text = textAt(log, id, INPUT.line);
  let talk = spoken.last.get(process);
  if (spoken.talkers.has(process)) {
    if (talk === undefined || talk.ended) {
      talk = begin(spoken, process, text, instantOf(log, id));
    } else if (text === END_OF_INPUT) talk.weEnded = true;
  }
  say(spoken, log, id, process, 'typed', text, talk);
}

function begin({ talks, last }: Spoken, process: number, line: string, since: Instant): Talk {
  const talk: Talk = {
    ...{ number: talks.length + 1, process, line, since, sockets: new Set<number>() },
    ...{ conn: -1, connected: false, peerEnded: false, weEnded: false, ended: false },
  };
  talks.push(talk);
  last.set(process, talk);
  return talk;
}

function say(
  spoken: Spoken,
  log: TraceLog,
  event: number,
  process: number,
  what: SpokenLine['what'],
  text: string,
  talk: Talk | undefined,
): void {
  const { lines } = spoken;
  lines.push({ event, at: instantOf(log, event), process, what, text, talk });
  if (lines.length <= MOST_LINES) return;
  const gone = lines.length - LEAVES;
  lines.splice(0, gone);
  spoken.forgotten += gone;
}

/** The conversations that go on, the newest last. */
export const openTalks = ({ talks }: Spoken): readonly Talk[] =>
  talks.filter(({ ended }) => !ended);

/** Whether a program is obeying a command. */
export const isBusy = ({ sockets }: Spoken, process: number): boolean =>
  (sockets.get(process)?.size ?? 0) > 0;

/** A process of `nc` without a conversation. */
export function freeTalker({ last }: Spoken, processes: readonly number[]): number | undefined {
  return processes.find((process) => last.get(process)?.ended ?? true);
}
