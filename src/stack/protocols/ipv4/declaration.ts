// IPv4 (RFC 791) and its options, as decoder, encoder and inspector know them.

import { checksum } from '../../wire/checksum.ts';
import { derived, flags, hex, ipv4Address, selects, uint, usually } from '../../wire/fields.ts';
import { following, header, withOptions } from '../../wire/header.ts';
import { listOption, option, singleByte } from '../../wire/options.ts';
import { etherTypes } from '../ethernet/header.ts';
import { IPV4_VERSION } from './header.ts';

/** RFC 2003 §3.1. */
const IPV4_IN_IPV4 = 4;

const route = { address: ipv4Address() };

/** RFC 791 §3.1; router alert: RFC 2113. */
export const ipv4Options = {
  eol: singleByte(0),
  nop: singleByte(1),
  recordRoute: listOption(7, { pointer: uint(8) }, 'route', route, 0),
  timestamp: listOption(
    68,
    { pointer: uint(8), overflow: uint(4), flag: uint(4) },
    'entries',
    { timestamp: uint(32) },
    0,
  ),
  looseSourceRoute: listOption(131, { pointer: uint(8) }, 'route', route, 0),
  strictSourceRoute: listOption(137, { pointer: uint(8) }, 'route', route, 0),
  routerAlert: option(148, { value: uint(16) }),
};

export const ipv4 = following(
  { eth: etherTypes.ipv4, ipv4: IPV4_IN_IPV4 },
  withOptions(
    header('ipv4', 'network', {
      version: usually(IPV4_VERSION, uint(4)),
      ihl: derived(uint(4), (packet) => packet.headerLength / 4),
      dscp: usually(0, uint(6)),
      ecn: usually(0, uint(2)),
      totalLength: derived(uint(16), (packet) => packet.length),
      identification: usually(0, hex(16)),
      flags: flags(3, 'reserved', 'DF', 'MF'),
      fragmentOffset: usually(0, uint(13)),
      ttl: usually(64, uint(8)),
      protocol: selects(uint(8)),
      headerChecksum: derived(hex(16), (packet) => checksum(packet.area, 0, packet.headerLength)),
      src: ipv4Address(),
      dst: ipv4Address(),
    }),
    'ihl',
    ipv4Options,
  ),
);
