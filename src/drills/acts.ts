/** When a program does something: conditions on what its end knows; and the two programs of a connection. */
import { reader, SERVER } from '../lessons/two-hosts.ts';
import type { End } from '../model/judge/end.ts';
import { MILLISECOND } from '../stack/core/instant.ts';
import { seqDiff } from '../stack/core/seq.ts';
import type { ProcessSpec } from '../stack/world/scenario.ts';
import type { Act, Seat } from './level.ts';

export const PAUSE = 30 * MILLISECOND;
/** The client binds it, so that the learner's frames can name it before they are sent. */
export const CLIENT_PORT = 50_000;

export const atOnce = (): boolean => true;

export const isOpen = ({ state }: End): boolean =>
  state === 'ESTABLISHED' || state === 'CLOSE_WAIT';

/** So many bytes have come, in order. */
export const hasHeard =
  (bytes: number) =>
  (end: End): boolean =>
    end.heardSyn && seqDiff(end.nxt, end.irs) - 1 >= bytes;

/** The peer has closed, and everything before has come. */
export const heardTheEnd = ({ peerFin, nxt }: End): boolean =>
  peerFin !== undefined && seqDiff(nxt, peerFin) > 0;

/** How a program begins in its seat: it calls, or waits to be called. */
export const opening = (seat: Seat): Act =>
  seat === 'client'
    ? { once: atOnce, after: PAUSE, does: { what: 'connect' } }
    : { once: atOnce, after: 0, does: { what: 'listen' } };

type Step = Extract<ProcessSpec, { steps: unknown }>['steps'][number];

/** A program of ours in a seat, which goes on with its connection, `caller`. */
export function programOf(seat: Seat, ...steps: Step[]): ProcessSpec {
  if (seat === 'server') return reader(...steps);
  return {
    name: 'caller',
    startAt: PAUSE,
    steps: [
      { do: 'socket', as: 'caller' },
      { do: 'bind', on: 'caller', port: CLIENT_PORT },
      { do: 'connect', on: 'caller', ...SERVER },
      ...steps,
    ],
  };
}

export const otherSeat = (seat: Seat): Seat => (seat === 'client' ? 'server' : 'client');
