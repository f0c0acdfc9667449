import { formatDuration } from '../../../../model/format.ts';
import { canMove, programCalls, withCallMoved } from '../../../../runtime/session-edits.ts';
import { nodeName } from '../../../node-name.ts';
import { type Dial, type KnobKind, titled } from '../knob.ts';

const MOST_LATER = 10_000_000;
const FIRST_LATER = 100_000;
const FIRST_EARLIER = 100_000;

export const knob: KnobKind = {
  id: 'call',
  title: { en: 'When a call is made', zh: '何时调用' },
  order: 4,
  dials: ({ spec, session, run }, language) =>
    programCalls(spec, session)
      .filter((call) => canMove(spec, session, call))
      .map((call): Dial => {
        const { node, process, step, earlier, program } = call;
        const host = nodeName(run.topology, node, language);
        return {
          id: `${node}.${process}.${step}`,
          name: titled(`${host} · ${program}`, `${call.call} (${step + 1})`, language),
          group: host,
          now: 0,
          range: {
            ...{ kind: 'span', low: -earlier, high: MOST_LATER, unit: 'ms', size: 1_000 },
            first: {
              from: -Math.min(earlier, FIRST_EARLIER),
              to: FIRST_LATER,
              count: 11,
              doubling: false,
            },
          },
          nameOf: (value) =>
            (value > 0 ? '+' : value < 0 ? '−' : '') + formatDuration(Math.abs(value)),
          session: (value) => (value === 0 ? session : withCallMoved(spec, session, call, value)),
        };
      }),
};
