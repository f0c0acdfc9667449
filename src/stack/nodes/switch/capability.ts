/** The switch: worlds that have one fetch it. */
import type { Capability } from '../../capability.ts';
import type { NodeKind } from '../kind.ts';
import { switchNode } from './index.ts';
import { switchForm } from './schema.ts';

export const capability: Capability = {
  id: 'switch',
  nodes: [switchNode as NodeKind],
  forms: { nodes: { switch: switchForm } },
};
