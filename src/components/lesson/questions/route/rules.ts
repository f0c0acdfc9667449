import type { RecordedRun } from '../../../../model/recorded-run.ts';
import type { QuestionRules } from '../kind.ts';
import {
  allBeliefs,
  bare,
  beliefsOf,
  packetsIn,
  readFates,
  withPackets,
  writeFates,
} from './answer.ts';
import type { RouteAsked } from './kind.ts';
import { doneWith, fatesIn, puttingIn } from './put-in.ts';

function truthOf(question: RouteAsked, original: RecordedRun, tried?: RecordedRun): string {
  if (tried === undefined) return '';
  const packets = question.packets(original);
  const fates = fatesIn(tried, question, packets.length);
  return fates.length < packets.length ? '' : writeFates(fates, question.asks);
}

const isSame = ({ asks }: RouteAsked, a: string, b: string): boolean =>
  normal(a, asks) === normal(b, asks);

/** A number is one however it is written. */
function normal(text: string, asks: RouteAsked['asks']): string {
  const fates = readFates(text, asks).map(({ ttl, ...fate }) =>
    ttl === undefined ? fate : { ...fate, ttl: String(Number(ttl)) },
  );
  return writeFates(fates, asks);
}

export const rules: QuestionRules<RouteAsked> = {
  experiments: (question, _, [original]) => [
    puttingIn(question, question.packets(original).length),
  ],
  truth: (question, [original, tried]) => truthOf(question, original, tried),
  grade(question, given, [original, tried]) {
    const truth = truthOf(question, original, tried);
    const right = truth !== '' && isSame(question, given, truth);
    return { given, truth: withPackets(question.packets(original), truth), right };
  },
  same: (question, given, other) => isSame(question, bare(given), bare(other)),
  beliefs: {
    all: ({ asks }) => allBeliefs(asks),
    of({ asks }, { given, truth, right }) {
      if (right) return ['right'];
      const mine = readFates(given, asks);
      const packets = packetsIn(truth);
      const found = readFates(bare(truth), asks).flatMap((fate, i) => {
        const [own, packet] = [mine[i], packets[i]];
        return own && packet ? beliefsOf(own, fate, packet) : [];
      });
      return [...new Set(found)];
    },
  },
  shows: (question, given) => {
    const count = given.split(' ').filter(Boolean).length;
    return {
      changes: puttingIn(question, count),
      until: (run) => doneWith(run, question, count),
    };
  },
};
