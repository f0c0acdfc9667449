// Written by `npm run offsets` from declaration.ts beside it.

export const icmpEcho = {
  at: { type: 0, code: 1, checksum: 2, identifier: 4, sequence: 6 },
  length: 8,
};

export const icmpParameterProblem = {
  at: { type: 0, code: 1, checksum: 2, pointer: 4 },
  bits: { unused: { at: 5, bytes: 3, shift: 0, mask: 16777215 } },
  length: 8,
};

export const icmpPlain = { at: { type: 0, code: 1, checksum: 2, unused: 4 }, length: 8 };

export const icmpRedirect = { at: { type: 0, code: 1, checksum: 2, gateway: 4 }, length: 8 };

export const icmpTimestamp = {
  at: {
    type: 0,
    code: 1,
    checksum: 2,
    identifier: 4,
    sequence: 6,
    originate: 8,
    receive: 12,
    transmit: 16,
  },
  length: 20,
};

export const icmpUnreachable = {
  at: { type: 0, code: 1, checksum: 2, unused: 4, nextHopMtu: 6 },
  length: 8,
};
