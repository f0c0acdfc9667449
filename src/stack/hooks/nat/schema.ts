/** The form of a NAT's `config` in a scenario. */
import * as v from 'valibot';
import { isUnicastHost, parseIpv4 } from '../../core/addresses.ts';
import { dottedQuad, instant, list, maybe, oneOf, record, whole } from '../../schema/basics.ts';
import { rule } from '../../schema/faults.ts';
import { FIRST_PORT, LAST_PORT } from './state.ts';

const MOST_CARDS = 16;
const MOST_FORWARDS = 256;
const MOST_SESSIONS = 65_536;

const ourPort = whole(FIRST_PORT, LAST_PORT);
const anyPort = whole(1, LAST_PORT);

const oneHost = v.pipe(
  dottedQuad,
  v.check((text) => isUnicastHost(parseIpv4(text) ?? 0), rule('host-address')),
);

const range = v.pipe(
  record({ low: ourPort, high: ourPort }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.low <= dataset.value.high) return;
    addIssue({ message: rule('order', { high: dataset.value.high, allowed: ['high'] }) });
  }),
);

/** A port outside leads to one place: whoever names it twice cannot mean both. */
const portForwards = v.pipe(
  list(
    record({
      protocol: oneOf(['tcp', 'udp']),
      port: anyPort,
      to: oneHost,
      toPort: maybe(anyPort),
    }),
    MOST_FORWARDS,
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const taken = new Map<string, string>();
    dataset.value.forEach((forward, index) => {
      const { protocol, port, to, toPort = port } = forward;
      const outside = `${protocol.toUpperCase()} ${port}`;
      const before = taken.get(outside);
      if (before === undefined) taken.set(outside, `${outside} → ${to}:${toPort}`);
      else {
        addIssue({
          message: rule('double', { allowed: [before] }),
          input: port,
          path: [
            { type: 'array', origin: 'value', input: dataset.value, key: index, value: forward },
            { type: 'object', origin: 'value', input: forward, key: 'port', value: port },
          ],
        });
      }
    });
  }),
);

/** What can be set while it runs. */
const changeable = {
  mapping: maybe(oneOf(['endpoint-independent', 'address-and-port-dependent'])),
  filtering: maybe(
    oneOf(['endpoint-independent', 'address-dependent', 'address-and-port-dependent']),
  ),
  forwards: maybe(portForwards),
  unsolicited: maybe(oneOf(['report', 'silent'])),
  udpTime: maybe(instant),
  icmpTime: maybe(instant),
  establishedTime: maybe(instant),
  transitoryTime: maybe(instant),
};

export const natChange = record(changeable);
export const natConfig = record({
  outside: whole(0, MOST_CARDS - 1),
  ...changeable,
  ports: maybe(range),
  mostSessions: maybe(whole(1, MOST_SESSIONS)),
});
