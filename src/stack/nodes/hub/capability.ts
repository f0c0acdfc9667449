/** The hub: worlds that have one fetch it. */
import type { Capability } from '../../capability.ts';
import type { NodeKind } from '../kind.ts';
import { hub } from './index.ts';

export const capability: Capability = { id: 'hub', nodes: [hub as NodeKind] };
