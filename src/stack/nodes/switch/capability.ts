/** The switch: worlds that have one fetch it. */
import type { Capability } from '../../capability.ts';
import type { NodeKind } from '../kind.ts';
import { switchNode } from './index.ts';

export const capability: Capability = { id: 'switch', nodes: [switchNode as NodeKind] };
