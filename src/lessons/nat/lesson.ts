import type { RecordedRun } from '../../model/recorded-run.ts';
import { between } from '../between.ts';
import { eventOf, timeOf } from '../facts.ts';
import { when } from '../moments.ts';
import { cite } from '../references/cite.ts';
import type { LessonContent, LessonStep } from '../types.ts';
import { bargain } from './bargain.ts';
import {
  annaTries,
  answered,
  arnoHeard,
  arnosHello,
  bellaPasses,
  coreReports,
  goodNight,
  hello,
  helloHeard,
  lookedFor,
  more,
  moreHeard,
  newsEnds,
  notFound,
  psst,
  psstDies,
  reportHeard,
  rows,
  turned,
} from './events.ts';
import { names } from './names.ts';
import {
  foundAt,
  heardOfEachOther,
  holePackets,
  isHole,
  isPacketOf,
  newsHeard,
  psstReaches,
  quoted,
  seenAs,
  toldApart,
} from './readings.ts';
import { CORE, GATEWAY, HOME_A, PRIVATE, PSST, scenario } from './scenario.ts';
import { bargainEnds, knocks, opensFilter, perPeer, synEnds, tasks } from './tasks.ts';

/** Anna's home, with its table. */
const TABLE = { topology: 'n3' };

const steps: readonly LessonStep[] = [
  {
    id: 'nowhere',
    show: ['topology'],
    startsAfter: when(lookedFor),
    runUntil: when(notFound),
    question: {
      kind: 'choice',
      id: 'who-hears',
      rule: cite(1918, 3),
      withholds: ['private-address'],
      why: when(notFound),
      options: {
        anna: (run) => foundAt(run).join() === 'anna',
        both: (run) => foundAt(run).length === 2,
        nobody: (run) => foundAt(run).length === 0 && eventOf(run, notFound) > 0,
      },
    },
  },
  {
    id: 'seen',
    startsAfter: when(hello),
    runUntil: when(helloHeard),
    question: {
      kind: 'choice',
      id: 'seen-as',
      rule: cite(3022, '4.1'),
      withholds: ['nat'],
      options: {
        private: (run) => seenAs(run) === PRIVATE,
        inside: (run) => seenAs(run) === GATEWAY,
        outside: (run) => seenAs(run) === HOME_A,
        core: (run) => seenAs(run) === CORE,
      },
    },
  },
  {
    id: 'checksum',
    show: ['topology'],
    startsAfter: when(answered),
    decidedBy: 'bargain',
    question: {
      kind: 'choice',
      id: 'careless',
      rule: cite(3022, '4.2'),
      withholds: ['pseudo-header'],
      experiments: [[bargain]],
      why: (run) => tasks.find(({ id }) => id === 'bargain')?.done(run) ?? -1,
      options: {
        arrives: (_, made) => bargainEnds(made as RecordedRun) === 'arrives',
        router: (_, made) => bargainEnds(made as RecordedRun) === 'router',
        server: (_, made) => bargainEnds(made as RecordedRun) === 'server',
      },
    },
  },
  {
    id: 'same-port',
    looks: TABLE,
    startsAfter: when(arnosHello),
    runUntil: when(arnoHeard),
    question: {
      kind: 'choice',
      id: 'apart',
      rule: cite(4787, '4.2.1'),
      options: {
        address: (run) => toldApart(run) === 'address',
        port: (run) => toldApart(run) === 'port',
        nothing: (run) => toldApart(run) === 'nothing',
      },
    },
  },
  {
    id: 'rows',
    looks: TABLE,
    startsAfter: when(more),
    runUntil: when(moreHeard),
    question: {
      kind: 'number',
      id: 'how-many',
      rule: cite(4787, '4.1'),
      answer: (run) => rows(run, 'home-a', timeOf(run, moreHeard)).length,
    },
  },
  {
    id: 'knock',
    looks: TABLE,
    startsAfter: when(moreHeard),
    decidedBy: 'knock',
    question: {
      kind: 'choice',
      id: 'how-far',
      rule: cite(5382, '4.3'),
      experiments: [[knocks]],
      why: (run) => synEnds(run).event,
      options: {
        core: (_, knocked) => synEnds(knocked as RecordedRun).at === 'core',
        router: (_, knocked) => synEnds(knocked as RecordedRun).at === 'home-a',
        arno: (_, knocked) => synEnds(knocked as RecordedRun).at === 'arno',
      },
    },
  },
  {
    id: 'stranger',
    looks: TABLE,
    startsAfter: when(psst),
    decidedBy: 'open-filter',
    question: {
      kind: 'choice',
      id: 'gets-in',
      rule: cite(4787, 5),
      experiments: [[opensFilter]],
      why: (run) => between(run, 'udp.received', 'arno', PSST)[0]?.id ?? -1,
      options: {
        dies: (_, open) => psstReaches(open as RecordedRun).length === 0,
        anna: (_, open) => psstReaches(open as RecordedRun).join() === 'anna',
        arno: (_, open) => psstReaches(open as RecordedRun).join() === 'arno',
      },
    },
  },
  {
    id: 'punch',
    show: ['ladder'],
    // Arno and the server have no part in it.
    looks: { ladder: 'o0.2.3.4.6.7~h1.5' },
    startsAfter: when(bellaPasses),
    question: {
      kind: 'point',
      id: 'hole',
      rule: cite(5128, '3.3'),
      withholds: ['hole-punching'],
      why: when(annaTries),
      at: 'packet',
      answer: holePackets,
      marks: {
        hole: isHole,
        before: (mark, run) => isPacketOf('anna', mark, run, 0, timeOf(run, annaTries)),
        bellas: (mark, run) => isPacketOf('bella', mark, run),
        other: () => true,
      },
    },
  },
  {
    id: 'symmetric',
    show: ['topology'],
    looks: { topology: 'n6' },
    startsAfter: when(psstDies),
    decidedBy: 'per-peer',
    question: {
      kind: 'number',
      id: 'arrive',
      rule: cite(4787, '4.1'),
      experiments: [[perPeer]],
      why: (run) => tasks.find(({ id }) => id === 'per-peer')?.done(run) ?? -1,
      answer: (_, other) => heardOfEachOther(other as RecordedRun),
    },
  },
  {
    id: 'trace',
    looks: TABLE,
    startsAfter: when(coreReports),
    runUntil: when(reportHeard),
    question: {
      kind: 'choice',
      id: 'quoted-source',
      rule: cite(5508, '4.2'),
      why: when(turned),
      options: {
        outside: (run) => quoted(run) === HOME_A,
        private: (run) => quoted(run) === PRIVATE,
        none: (run) => eventOf(run, turned) < 0,
      },
    },
  },
  {
    id: 'quiet',
    looks: TABLE,
    startsAfter: when(goodNight),
    runUntil: when(newsEnds(3)),
    question: {
      kind: 'number',
      id: 'news',
      rule: cite(4787, '4.3'),
      why: when(newsEnds(2)),
      answer: newsHeard,
    },
  },
];

export const lesson: LessonContent = {
  scenario,
  names,
  seed: 32,
  steps,
  tasks,
};
