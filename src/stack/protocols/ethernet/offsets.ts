// Written by `npm run offsets` from declaration.ts beside it.

export const ethernet = { at: { dst: 0, src: 6, etherType: 12 }, length: 14 };
