/** Frames from outside the world. */
import type { Capability } from '../../capability.ts';
import type { InputForm, InputKind } from '../kind.ts';
import { frame } from './index.ts';
import { frameForm } from './schema.ts';

export const capability: Capability = {
  id: 'frame',
  // It may hold an echo request.
  needs: ['whole-icmp'],
  inputs: [frame as InputKind],
  forms: { inputs: { frame: frameForm as InputForm } },
};
