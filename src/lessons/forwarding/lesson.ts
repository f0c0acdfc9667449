import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import { nodeOf } from '../facts.ts';
import { cite } from '../references/cite.ts';
import type { LessonContent, LessonStep } from '../types.ts';
import { drillDealt, rowsDealt } from './dealt.ts';
import {
  ARCHIVE_ADDRESS,
  answerArrives,
  answerAt,
  answerAtNorth,
  answered,
  archiveAnswers,
  archiveAsked,
  archiveReached,
  crossings,
  firstAnswered,
  firstDealt,
  forwarded,
  LAPTOP_ADDRESS,
  laptopRow,
  MENDED,
  newRow,
  oldRowAgain,
  requestAt,
  rowsFall,
  SERVER_ADDRESS,
  serverAskedAgain,
  stale,
  staleRefused,
  staleTaken,
  takenBy,
  timeIsOver,
  turnedBack,
  wayBack,
} from './events.ts';
import { names } from './names.ts';
import { PING, QUIET, scenario, TTL } from './scenario.ts';
import { tasks } from './tasks.ts';

/** The request that the first steps follow, as a router passes it on. */
const requestFrom = (run: RecordedRun, router: string) =>
  forwarded(run, router, PING).find(({ dst }) => dst === SERVER_ADDRESS);

/** Whose hardware address the laptop has asked for by then. */
function asksFor(run: RecordedRun, address: number): boolean {
  const asked = eventsIn(run, { kind: 'arp.sent', node: nodeOf(run, 'laptop') });
  return [...asked].some(({ at, target }) => at < PING + SECOND && target === address);
}

/** Where the request says that it goes, as the laptop has made it. */
const destinationOf = (run: RecordedRun) =>
  [...eventsIn(run, { kind: 'ping.sent' })].find(({ at }) => at >= PING)?.dst;

/** By rows of which lengths west sent what was for the archive, once the new one was there. */
const lengthsUsed = (run: RecordedRun) =>
  forwarded(run, 'west', MENDED + 200 * MILLISECOND)
    .filter(({ dst }) => dst === ARCHIVE_ADDRESS)
    .map(({ prefixLength }) => prefixLength);

const passes = (run: RecordedRun | undefined) => run !== undefined && archiveAnswers(run) >= 0;

/** West’s table of routes is looked at. */
const WEST = { topology: 'n1~troutes' };

const steps: readonly LessonStep[] = [
  {
    id: 'two',
    show: ['topology'],
    looks: { topology: 'n0~troutes' },
    startsAfter: firstAnswered,
    runUntil: requestAt('west'),
    question: {
      kind: 'choice',
      id: 'addressed',
      rule: cite(1122, '3.3.1'),
      why: requestAt('west'),
      withholds: ['direct-delivery'],
      options: {
        server: (run) => asksFor(run, SERVER_ADDRESS) && destinationOf(run) === SERVER_ADDRESS,
        west: (run) => !asksFor(run, SERVER_ADDRESS) && destinationOf(run) !== SERVER_ADDRESS,
        swapped: (run) => asksFor(run, SERVER_ADDRESS) && destinationOf(run) !== SERVER_ADDRESS,
        // West took the frame for its own, and passed on what was in it.
        split: (run) =>
          !asksFor(run, SERVER_ADDRESS) &&
          destinationOf(run) === SERVER_ADDRESS &&
          requestAt('west')(run) >= 0,
      },
    },
  },
  {
    id: 'fits',
    looks: WEST,
    question: {
      kind: 'order',
      id: 'falls',
      rule: cite(1812, '5.2.4.3'),
      why: takenBy(32),
      withholds: ['longest-prefix'],
      experiments: [rowsFall],
      in: (_, fallen) => fallen as RecordedRun,
      items: {
        net: takenBy(24),
        rest: takenBy(0),
        host: takenBy(32),
        wide: takenBy(16),
      },
    },
  },
  {
    id: 'rows',
    looks: WEST,
    question: {
      ...{ kind: 'route', id: 'which-row', router: 'west', card: 0, at: QUIET, asks: [] },
      rule: cite(1812, '5.2.4.3'),
      why: firstDealt,
      packets: rowsDealt,
    },
  },
  {
    id: 'rewritten',
    looks: { topology: '' },
    startsAfter: requestAt('west'),
    runUntil: requestAt('east'),
    question: {
      kind: 'choice',
      id: 'what-changes',
      rule: cite(1812, '5.3.1'),
      withholds: ['ttl'],
      experiments: [[stale]],
      why: requestAt('east'),
      options: {
        frame: (run) => requestFrom(run, 'west')?.ttl === TTL,
        ttl: (run, old) =>
          requestFrom(run, 'west')?.ttl === TTL - 1 && staleTaken(old as RecordedRun),
        sum: (run, old) =>
          requestFrom(run, 'west')?.ttl === TTL - 1 && staleRefused(old as RecordedRun),
        source: (run) => requestFrom(run, 'east')?.src !== LAPTOP_ADDRESS,
      },
    },
  },
  {
    id: 'left',
    runUntil: answerArrives,
    question: {
      kind: 'number',
      id: 'ttl-printed',
      rule: cite(1812, '5.3.1'),
      withholds: ['ttl'],
      why: answerAt('west'),
      answer: (run) => answered(run)?.ttl ?? Number.NaN,
    },
  },
  {
    id: 'drill',
    looks: WEST,
    question: {
      ...{ kind: 'route', id: 'forward-all', router: 'west', card: 0, at: QUIET },
      asks: ['next', 'ttl'],
      rule: cite(1812, '5.2.1.2'),
      why: firstDealt,
      packets: drillDealt,
    },
  },
  {
    id: 'moved',
    looks: WEST,
    startsAfter: archiveAsked,
    decidedBy: 'add-row',
    question: {
      kind: 'choice',
      id: 'both-fit',
      rule: cite(1812, '5.2.4.3'),
      withholds: ['longest-prefix'],
      experiments: [[newRow], [newRow, oldRowAgain]],
      why: archiveReached,
      options: {
        old: (_, once) => archiveReached(once as RecordedRun) < 0,
        newest: (_, once, again) =>
          archiveReached(once as RecordedRun) >= 0 &&
          lengthsUsed(again as RecordedRun).includes(24),
        longest: (_, once, again) =>
          archiveReached(once as RecordedRun) >= 0 &&
          lengthsUsed(again as RecordedRun).every((length) => length === 28),
      },
    },
  },
  {
    id: 'back',
    looks: { topology: '' },
    startsAfter: archiveAsked,
    standsOn: { changes: [newRow], after: archiveReached },
    decidedBy: 'add-back',
    question: {
      kind: 'choice',
      id: 'still-missing',
      rule: cite(1812, '5.2.7.1'),
      experiments: [[newRow, wayBack], [newRow], [newRow, laptopRow]],
      why: answerAtNorth,
      options: {
        nothing: (_, __, once) => passes(once),
        laptop: (_, __, once, own) => !passes(once) && passes(own),
        north: (_, back, once, own) => !passes(once) && passes(back) && !passes(own),
      },
    },
  },
  {
    id: 'loop',
    looks: { topology: 'n2~troutes' },
    startsAfter: serverAskedAgain,
    decidedBy: 'make-loop',
    question: {
      kind: 'choice',
      id: 'how-often',
      rule: cite(1812, '5.3.1'),
      withholds: ['ttl'],
      experiments: [[turnedBack]],
      why: timeIsOver,
      options: {
        once: (_, turned) => crossings(turned as RecordedRun) <= 2,
        ever: (_, turned) => timeIsOver(turned as RecordedRun) < 0,
        ttl: (_, turned) => crossings(turned as RecordedRun) > 2,
      },
    },
  },
];

export const lesson: LessonContent = {
  scenario,
  names,
  seed: 12,
  steps,
  tasks,
};
