/** NAT: worlds with a hook of this name fetch it. */
import type { Capability } from '../../capability.ts';
import type { PacketHook } from '../kind.ts';
import { nat } from './index.ts';
import { natChange, natConfig } from './schema.ts';
import type { NatConfig } from './spec.ts';

export const capability: Capability = {
  id: 'nat',
  hooks: [nat as PacketHook],
  forms: {
    hooks: {
      nat: {
        config: natConfig,
        change: natChange,
        outside: (config) => (config as NatConfig).outside,
      },
    },
  },
};
