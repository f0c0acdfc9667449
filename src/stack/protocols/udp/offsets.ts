// Written by `npm run offsets` from declaration.ts beside it.

export const udp = { at: { srcPort: 0, dstPort: 2, length: 4, checksum: 6 }, length: 8 };
