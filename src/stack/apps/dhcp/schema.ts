/** The forms of the arguments of DHCP’s programs. */
import * as v from 'valibot';
import { isUnicastHost, parseIpv4 } from '../../core/addresses.ts';
import { HOUR, SECOND } from '../../core/instant.ts';
import {
  dottedQuad,
  flag,
  hardwareAddress,
  list,
  maybe,
  record,
  text,
  whole,
} from '../../schema/basics.ts';
import { rule } from '../../schema/faults.ts';
import type { AppForm } from '../kind.ts';

const MOST_NETWORKS = 16;
const MOST_RESERVED = 256;
const MOST_NAMES = 8;
const MOST_REFUSED = 64;
const LONGEST_ID = 64;
const LONGEST_LEASE = 240 * HOUR;

const oneNetwork = record({
  from: dottedQuad,
  to: dottedQuad,
  prefixLength: whole(16, 30),
  router: maybe(dottedQuad),
  names: maybe(list(dottedQuad, MOST_NAMES)),
  lease: maybe(whole(0, LONGEST_LEASE)),
  reserved: maybe(list(record({ mac: hardwareAddress, address: dottedQuad }), MOST_RESERVED)),
});

/** No host can have the network's number, nor its broadcast address. */
const network = v.pipe(
  oneNetwork,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    for (const key of ['from', 'to'] as const) {
      const text = value[key];
      if (isUnicastHost(parseIpv4(text) ?? 0, value.prefixLength)) continue;
      addIssue({
        message: rule('host-address'),
        input: text,
        path: [{ type: 'object', origin: 'value', input: { ...value }, key, value: text }],
      });
    }
  }),
);

export const dhcpServerForm: AppForm = {
  args: record({ networks: list(network, MOST_NETWORKS), probes: maybe(flag) }),
};

export const dhcpClientForm: AppForm = {
  args: record({
    probes: maybe(flag),
    lease: maybe(whole(SECOND, LONGEST_LEASE)),
    clientId: maybe(text(LONGEST_ID, 1)),
    broadcast: maybe(flag),
    refuse: maybe(list(dottedQuad, MOST_REFUSED)),
    remembers: maybe(dottedQuad),
  }),
};

export const dhcpRelayForm: AppForm = { args: record({ server: dottedQuad }) };
