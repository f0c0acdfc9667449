// Written by `npm run offsets` from declaration.ts beside it.

export const tcp = {
  at: {
    srcPort: 0,
    dstPort: 2,
    seq: 4,
    ack: 8,
    flags: 13,
    window: 14,
    checksum: 16,
    urgentPointer: 18,
  },
  bits: {
    dataOffset: { at: 12, bytes: 1, shift: 4, mask: 15 },
    reserved: { at: 12, bytes: 1, shift: 0, mask: 15 },
  },
  masks: { flags: { CWR: 128, ECE: 64, URG: 32, ACK: 16, PSH: 8, RST: 4, SYN: 2, FIN: 1 } },
  length: 20,
};

export const tcpOptions = {
  eol: { kind: 0, length: 1 },
  nop: { kind: 1, length: 1 },
  mss: { kind: 2, length: 4 },
  windowScale: { kind: 3, length: 3 },
  sackPermitted: { kind: 4, length: 2 },
  sack: { kind: 5, length: 2, repeat: { length: 8 } },
  timestamps: { kind: 8, length: 10 },
};
