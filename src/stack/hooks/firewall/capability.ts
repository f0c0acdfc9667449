/** A firewall: worlds with a hook of this name fetch it. */
import type { Capability } from '../../capability.ts';
import type { PacketHook } from '../kind.ts';
import { firewall } from './index.ts';
import { firewallConfig } from './schema.ts';

export const capability: Capability = {
  id: 'firewall',
  hooks: [firewall as PacketHook],
  forms: { hooks: { firewall: { config: firewallConfig } } },
};
