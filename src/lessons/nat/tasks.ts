/** What the reader does to the run, and when each of it is done. */
import type { RecordedRun } from '../../model/recorded-run.ts';
import { type Instant, SECOND } from '../../stack/core/instant.ts';
import type { NatConfig } from '../../stack/hooks/nat/spec.ts';
import { becomes } from '../../stack/protocols/tcp/predicates.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { between } from '../between.ts';
import { eventOf, nodeOf } from '../facts.ts';
import { when } from '../moments.ts';
import type { LessonTask } from '../types.ts';
import { bargain, QUIET } from './bargain.ts';
import { annaAgain, meets, psstHeard } from './events.ts';
import { AGAIN, ARNO_ASKS, HOME_A, KNOCK, MEET, PSST, VISITOR, WEB } from './scenario.ts';

/** The server’s visitor opens a connection to Anna’s and Arno’s home. */
export const knocks = (run: RecordedRun, after: Instant = 0): SessionInput => ({
  ...{ at: Math.max(after, KNOCK), kind: 'call', node: nodeOf(run, 'server') },
  call: { name: 'connect', fd: VISITOR, address: HOME_A, port: WEB },
});

const sets =
  (home: string, at: Instant, change: Partial<NatConfig>) =>
  (run: RecordedRun, after: Instant = 0): SessionInput => ({
    ...{ at: Math.max(after, at), kind: 'hook', node: nodeOf(run, home), hook: 'nat' },
    change,
  });

export const forwards = sets('home-a', AGAIN - SECOND, {
  forwards: [{ protocol: 'tcp', port: WEB, to: '192.168.1.3' }],
});
export const opensFilter = sets('home-a', PSST - SECOND, { filtering: 'endpoint-independent' });
export const perPeer = sets('home-b', MEET - SECOND, { mapping: 'address-and-port-dependent' });

/** What becomes of the careless NAT’s datagram. */
export function bargainEnds(run: RecordedRun): 'arrives' | 'router' | 'server' | '' {
  const [from, to] = [QUIET, ARNO_ASKS];
  if (between(run, 'udp.received', 'server', from, to).length > 0) return 'arrives';
  if (between(run, 'packet.ignored', 'core', from, to).length > 0) return 'router';
  return between(run, 'packet.ignored', 'server', from, to).length > 0 ? 'server' : '';
}

/** The SYN from outside as it arrives inside, in some stretch of time; −1 while it does not. */
function synInside(run: RecordedRun, from: Instant, to: Instant): number {
  const heard = between(run, 'segment.received', 'arno', from, to);
  return heard.find(({ dstPort }) => dstPort === WEB)?.id ?? -1;
}

/** Where the SYN that the learner has sent comes to its end, and with which event. */
export function synEnds(run: RecordedRun): { readonly at: string; readonly event: number } {
  const inside = synInside(run, KNOCK, AGAIN);
  if (inside >= 0) return { at: 'arno', event: inside };
  // It may wait there for a while; whoever comes after it with the same does not.
  for (const node of ['home-a', 'core']) {
    const [lost] = between(run, 'packet.ignored', node, KNOCK, AGAIN);
    if (lost !== undefined) return { at: node, event: lost.id };
  }
  return { at: '', event: -1 };
}

const connected = becomes('ESTABLISHED').at('server');

export const tasks: readonly LessonTask[] = [
  {
    id: 'bargain',
    step: 'checksum',
    does: bargain,
    done: (run) => between(run, 'packet.ignored', 'server', QUIET, ARNO_ASKS)[0]?.id ?? -1,
  },
  {
    id: 'knock',
    step: 'knock',
    does: knocks,
    done: (run) => synEnds(run).event,
  },
  {
    id: 'forward',
    step: 'knock',
    does: forwards,
    done: (run) => (synInside(run, KNOCK, PSST) < 0 ? -1 : eventOf(run, connected)),
  },
  { id: 'open-filter', step: 'stranger', does: opensFilter, done: when(psstHeard) },
  {
    id: 'per-peer',
    step: 'symmetric',
    does: perPeer,
    // Bella’s place inside has got a second port: no way leads back through the first.
    done(run) {
      const ports = between(run, 'nat.mapped', 'home-b', eventAt(run), Number.MAX_SAFE_INTEGER);
      return ports.length < 2 ? -1 : lastDeath(run);
    },
  },
];

const eventAt = (run: RecordedRun): Instant => (eventOf(run, meets) < 0 ? Infinity : MEET);

/** Anna’s second try dies, too. */
function lastDeath(run: RecordedRun): number {
  const again = eventOf(run, annaAgain);
  if (again < 0) return -1;
  const dead = between(run, 'packet.ignored', 'home-b', MEET).find(
    ({ id, why }) => id > again && why === 'nat-filtered',
  );
  return dead?.id ?? -1;
}
