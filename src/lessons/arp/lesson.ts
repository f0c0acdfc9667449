import { instantOf } from '../../model/columns.ts';
import type { Mark } from '../../model/mark.ts';
import { packetOf } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { formatIpv4 } from '../../stack/core/addresses.ts';
import { between } from '../between.ts';
import { cite } from '../references/cite.ts';
import type { LessonContent, LessonStep } from '../types.ts';
import {
  asks,
  cured,
  farAnswer,
  firstAnswer,
  framesOf,
  givesUp,
  guestAnswer,
  handedOn,
  journey,
  knowing,
  lastAnswer,
  laysDown,
  liedAnswer,
  lies,
  mythical,
  probe,
  sentBy,
  start,
  unplugged,
} from './events.ts';
import { names, SENDER, TARGET } from './names.ts';
import { AGAIN, CLAIM, FAR, FIRST, LAPTOP, LAST_PING, LIED, SPOOF, scenario } from './scenario.ts';
import { tasks } from './tasks.ts';

/** The map, and beside it everybody’s ARP cache. */
const MAP = {
  show: ['topology', 'tables'],
  stage: { first: 'topology', second: 'tables', split: 'beside', share: 50 },
  looks: { tables: 'arp' },
} as const;

/** The ping to the server as the laptop made it in a run. */
const pingAt = (run: RecordedRun | undefined, at: number) =>
  run === undefined ? [] : framesOf(run, between(run, 'raw.sent', 'laptop', at)[0]?.id ?? -1);

const address = (of: number | undefined) => (of === undefined ? '' : formatIpv4(of >>> 0));

/** A mark that stands for one of the frames of the ping to the server, as one node sent it. */
const isSentBy = (node: string, way: 'there' | 'back') => (mark: Mark, run: RecordedRun) =>
  mark.kind === 'packet' &&
  sentBy(run, journey(run, FAR)[way], node).some(({ frame }) => frame === mark.frame);

const steps: readonly LessonStep[] = [
  {
    id: 'learn',
    ...MAP,
    startsAfter: start,
    runUntil: firstAnswer,
    question: {
      kind: 'number',
      id: 'how-many',
      rule: cite(826, ''),
      // Whoever was asked has noted the asker.
      why: (run) => between(run, 'cache.changed', 'printer', 0)[0]?.id ?? -1,
      answer: (run) => knowing(run, instantOf(run.log, firstAnswer(run))).length,
    },
  },
  {
    id: 'ageing',
    show: ['ladder'],
    startsAfter: firstAnswer,
    runUntil: lastAnswer,
    question: {
      kind: 'number',
      id: 'how-often',
      rule: cite(1122, '2.3.2.1'),
      why: (run) => asks(run, 'laptop', FIRST, FAR).at(-1)?.id ?? -1,
      answer: (run) => asks(run, 'laptop', FIRST, FAR).length,
    },
  },
  {
    id: 'gateway',
    ...MAP,
    startsAfter: lastAnswer,
    runUntil: farAnswer,
    question: {
      kind: 'field',
      id: 'whom',
      rule: cite(1122, '3.3.1'),
      withholds: ['next-hop', 'direct-delivery'],
      why: (run) => asks(run, 'laptop', FAR)[0]?.id ?? -1,
      field: TARGET,
      given: (run) => [{ field: SENDER, value: address(asks(run, 'laptop', FAR)[0]?.sender) }],
      answer: (run) => address(asks(run, 'laptop', FAR)[0]?.target),
    },
  },
  {
    id: 'frames',
    show: ['ladder'],
    question: {
      kind: 'point',
      id: 'which-frame',
      rule: cite(1122, '3.3.1'),
      why: (run) => sentBy(run, journey(run, FAR).there, 'router')[0]?.sentEvent ?? -1,
      at: 'packet',
      answer: (run) =>
        sentBy(run, journey(run, FAR).there, 'router').map(({ frame }) => ({
          kind: 'packet',
          frame,
        })),
      marks: {
        laptop: isSentBy('laptop', 'there'),
        switch: isSentBy('switch', 'there'),
        router: isSentBy('router', 'there'),
        reply: (mark, run) =>
          mark.kind === 'packet' &&
          journey(run, FAR).back.some(({ frame }) => frame === mark.frame),
        arp: (mark, run) =>
          mark.kind === 'packet' && packetOf(run, mark.frame)?.header?.kind === 'arp.sent',
        other: () => true,
      },
    },
  },
  {
    id: 'myth',
    ...MAP,
    startsAfter: lastAnswer,
    decidedBy: 'myth',
    question: {
      kind: 'choice',
      id: 'how-far',
      rule: cite(1122, '3.3.1'),
      experiments: [[mythical]],
      why: (run) => pingAt(run, FAR).at(-1)?.endEvent ?? -1,
      options: {
        server: (_, wrong) =>
          between(wrong as RecordedRun, 'icmp.received', 'server', FAR, CLAIM).length > 0,
        switch: (_, wrong) =>
          sentBy(wrong as RecordedRun, pingAt(wrong, FAR), 'switch').length === 0,
        link: (_, wrong) =>
          sentBy(wrong as RecordedRun, pingAt(wrong, FAR), 'switch').length === 3 &&
          sentBy(wrong as RecordedRun, pingAt(wrong, FAR), 'router').length === 0,
      },
    },
  },
  {
    id: 'probe',
    ...MAP,
    startsAfter: laysDown,
    runUntil: givesUp,
    question: {
      kind: 'field',
      id: 'sender',
      rule: cite(5227, '2.1.1'),
      why: probe,
      field: SENDER,
      given: (run) => [{ field: TARGET, value: address(asks(run, 'guest', CLAIM)[0]?.target) }],
      answer: (run) => address(asks(run, 'guest', CLAIM)[0]?.sender),
    },
  },
  {
    id: 'takeover',
    ...MAP,
    startsAfter: laysDown,
    decidedBy: 'unplug',
    question: {
      kind: 'choice',
      id: 'who-answers',
      rule: cite(5227, '2.3'),
      experiments: [[unplugged]],
      why: (run) => between(run, 'cache.changed', 'laptop', CLAIM)[0]?.id ?? -1,
      options: {
        nobody: (_, gone) =>
          between(gone as RecordedRun, 'ping.answered', 'laptop', AGAIN, LIED).length === 0,
        asks: (_, gone) => asks(gone as RecordedRun, 'laptop', CLAIM, LIED).length > 0,
        'at-once': (_, gone) =>
          asks(gone as RecordedRun, 'laptop', CLAIM, LIED).length === 0 &&
          between(gone as RecordedRun, 'ping.answered', 'laptop', AGAIN, LIED).length > 0,
      },
    },
  },
  {
    id: 'spoof',
    ...MAP,
    startsAfter: guestAnswer,
    decidedBy: 'lie',
    question: {
      kind: 'choice',
      id: 'what-passes',
      rule: cite(826, ''),
      experiments: [[lies]],
      why: (run) => between(run, 'cache.changed', 'laptop', AGAIN, LIED).at(-1)?.id ?? -1,
      options: {
        nothing: (_, lied) => !handedOn(lied as RecordedRun, LIED).request,
        request: (_, lied) => {
          const { request, reply } = handedOn(lied as RecordedRun, LIED);
          return request && !reply;
        },
        both: (_, lied) => handedOn(lied as RecordedRun, LIED).reply,
      },
    },
  },
  {
    id: 'cure',
    ...MAP,
    startsAfter: liedAnswer,
    decidedBy: 'cure',
    question: {
      kind: 'choice',
      id: 'what-is-left',
      // What the router does. That nothing changes an entry set by hand is the laptop’s own rule.
      rule: cite(826, ''),
      experiments: [[cured]],
      // The router has believed the lie, and sends the answer by it.
      why: (run) =>
        between(run, 'cache.changed', 'router', SPOOF).find(({ key }) => key === LAPTOP)?.id ?? -1,
      options: {
        nothing: (_, safe) => {
          const { request, reply } = handedOn(safe as RecordedRun, LAST_PING);
          return !request && !reply;
        },
        reply: (_, safe) => {
          const { request, reply } = handedOn(safe as RecordedRun, LAST_PING);
          return !request && reply;
        },
        both: (_, safe) => handedOn(safe as RecordedRun, LAST_PING).request,
      },
    },
  },
];

export const lesson: LessonContent = {
  scenario,
  names,
  seed: 11,
  steps,
  tasks,
};
