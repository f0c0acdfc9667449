import { dataFlows } from '../../../../model/fairness.ts';
import type { Flow } from '../../../../model/parts/flow.ts';
import { packetOf } from '../../../../model/queries.ts';
import { nodeOf } from '../../../../model/topology.ts';
import { fill } from '../../../../stack/core/localized.ts';
import { withInput } from '../../../../stack/world/session-data.ts';
import { nodeName } from '../../../node-name.ts';
import { flowKey } from '../../../view-kit/plot/look.ts';
import type { Base, Dial, KnobKind } from '../knob.ts';
import { MOST_VALUES } from '../values.ts';

/** So many at first: the classic question is which of ten. */
const FIRST = 10;

export const knob: KnobKind = {
  id: 'loss',
  title: { en: 'Which segment is lost', zh: '丢哪一个报文段' },
  order: 3,
  dials(base, language) {
    const flows = dataFlows(base.run);
    const nth = { en: (n: number) => `no. ${n}`, zh: (n: number) => `第 ${n} 个` }[language];
    return flows.map((flow, i): Dial => {
      const frames = framesOf(flow).slice(0, MOST_VALUES);
      const sender = nodeOf(base.run.topology, flow.node);
      const name = sender === undefined ? '' : nodeName(base.run.topology, flow.node, language);
      const count = Math.max(1, Math.min(FIRST, frames.length));
      const titled = {
        en: `data segment of ${name}${flows.length > 1 ? `, flow ${i + 1}` : ''}`,
        zh: fill('{name} 的数据报文段', { name }) + (flows.length > 1 ? `（流 ${i + 1}）` : ''),
      };
      return {
        id: flowKey(flow, flows),
        name: titled[language],
        range: {
          ...{ kind: 'span', low: 1, high: Math.max(1, frames.length), unit: '', size: 1 },
          first: { from: 1, to: count, count, doubling: false },
        },
        nameOf: nth,
        session: (value) => withLost(base, frames[value - 1]),
      };
    });
  },
};

/** The frames of a flow's data, each when it was first sent. */
function framesOf({ sent }: Flow): number[] {
  return sent.frame.filter(
    (frame, i) => frame >= 0 && (sent.length[i] as number) > 0 && sent.again[i] === 0,
  );
}

/** Half-way, as it is lost that is dropped by hand. */
function withLost({ run, session }: Base, frame: number | undefined) {
  const packet = frame === undefined ? undefined : packetOf(run, frame);
  if (packet === undefined || frame === undefined) return session;
  const at = Math.floor((packet.starts + packet.endAt) / 2);
  return withInput(session, { at, kind: 'drop', frame });
}
