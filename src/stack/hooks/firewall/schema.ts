/** The form of a firewall's `config` in a scenario. */
import * as v from 'valibot';
import { instant, list, maybe, oneOf, port, record, whole } from '../../schema/basics.ts';
import { rule } from '../../schema/faults.ts';
import { networkIn } from './state.ts';

const MOST_RULES = 256;
const MOST_CARDS = 16;
const MOST_FLOWS = 65_536;

const verdict = oneOf(['accept', 'drop', 'reject']);
const card = whole(0, MOST_CARDS - 1);
const network = v.custom<string>(
  (it) => typeof it === 'string' && networkIn(it) !== undefined,
  rule('address'),
);
/** The last may not be below the first. */
const range = v.pipe(
  v.tuple([port, port], rule('kind', { allowed: ['list'] })),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value[0] <= dataset.value[1]) return;
    addIssue({ message: rule('order', { high: dataset.value[1] }) });
  }),
);
const ports = v.lazy((input) => (Array.isArray(input) ? range : port)) as v.GenericSchema<
  unknown,
  number | [number, number]
>;
const states = list(oneOf(['new', 'established', 'related', 'invalid']), 4);

export const firewallConfig = record({
  rules: list(
    record({
      verdict,
      direction: maybe(oneOf(['in', 'out', 'forward'])),
      ...{ from: maybe(card), to: maybe(card) },
      protocol: maybe(oneOf(['tcp', 'udp', 'icmp'])),
      ...{ src: maybe(network), dst: maybe(network) },
      ...{ srcPort: maybe(ports), dstPort: maybe(ports) },
      state: maybe(states),
    }),
    MOST_RULES,
  ),
  otherwise: maybe(verdict),
  mostFlows: maybe(whole(1, MOST_FLOWS)),
  flowTime: maybe(instant),
});
