// Written by `npm run offsets` from declaration.ts beside it.

export const arp = {
  at: {
    hardwareType: 0,
    protocolType: 2,
    hardwareLength: 4,
    protocolLength: 5,
    operation: 6,
    senderMac: 8,
    senderIp: 14,
    targetMac: 18,
    targetIp: 24,
  },
  length: 28,
};
