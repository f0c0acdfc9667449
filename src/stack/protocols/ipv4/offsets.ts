// Written by `npm run offsets` from declaration.ts beside it.

export const ipv4 = {
  at: {
    totalLength: 2,
    identification: 4,
    ttl: 8,
    protocol: 9,
    headerChecksum: 10,
    src: 12,
    dst: 16,
  },
  bits: {
    version: { at: 0, bytes: 1, shift: 4, mask: 15 },
    ihl: { at: 0, bytes: 1, shift: 0, mask: 15 },
    dscp: { at: 1, bytes: 1, shift: 2, mask: 63 },
    ecn: { at: 1, bytes: 1, shift: 0, mask: 3 },
    flags: { at: 6, bytes: 1, shift: 5, mask: 7 },
    fragmentOffset: { at: 6, bytes: 2, shift: 0, mask: 8191 },
  },
  masks: { flags: { reserved: 4, DF: 2, MF: 1 } },
  length: 20,
};

export const ipv4Options = {
  eol: { kind: 0, length: 1 },
  nop: { kind: 1, length: 1 },
  recordRoute: { kind: 7, length: 3, repeat: { length: 4 } },
  timestamp: { kind: 68, length: 4, repeat: { length: 4 } },
  looseSourceRoute: { kind: 131, length: 3, repeat: { length: 4 } },
  strictSourceRoute: { kind: 137, length: 3, repeat: { length: 4 } },
  routerAlert: { kind: 148, length: 4 },
};
