/** Stream layers on descriptors. A world that has a layer fetches it (world/needs.ts). */
import type { Capability } from '../../../capability.ts';
import { layering } from '../layered.ts';

export const capability: Capability = { id: 'layered-streams', layering };
