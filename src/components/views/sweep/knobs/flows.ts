import { grouped } from '../../../../model/format.ts';
import type { HostSpec } from '../../../../stack/world/scenario.ts';
import { patched } from '../../../../stack/world/session-patch.ts';
import { nodeName } from '../../../node-name.ts';
import type { Dial, KnobKind } from '../knob.ts';

const MOST = 100;

export const knob: KnobKind = {
  id: 'flows',
  title: { en: 'How many flows', zh: '流的条数' },
  order: 5,
  dials({ spec, session, run }, language) {
    const { nodes } = patched(spec, session.patch).spec;
    return nodes.flatMap((node, place) =>
      ((node as HostSpec).processes ?? []).flatMap((program, process): Dial[] => {
        if (program.app !== 'flows' || !('args' in program)) return [];
        const host = nodeName(run.topology, place, language);
        const { flows } = program.args as { flows: readonly { times?: number }[] };
        return flows.map(({ times = 1 }, i) => ({
          id: `${place}.${process}.${i}`,
          name: `${host} · ${program.name}${flows.length > 1 ? ` (${i + 1})` : ''}`,
          now: times,
          range: {
            ...{ kind: 'span', low: 1, high: MOST, unit: '', size: 1 },
            first: { from: 1, to: 20, count: 20, doubling: false },
          },
          nameOf: (value) => grouped(value),
          session: (value) => ({
            ...session,
            patch: [
              ...(session.patch ?? []),
              {
                set: ['nodes', place, 'processes', process, 'args', 'flows', i, 'times'],
                to: value,
              },
            ],
          }),
        }));
      }),
    );
  },
};
