/** Packet hooks on hosts. A world that has a hook fetches it (world/needs.ts). */
import type { Capability } from '../../../capability.ts';
import { hooking } from '../hooks.ts';

export const capability: Capability = { id: 'packet-hooks', hooking };
