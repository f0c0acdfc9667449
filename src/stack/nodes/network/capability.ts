/** The world outside, and what comes from there: worlds that are joined to a network fetch it. */
import type { Capability } from '../../capability.ts';
import { arrive } from '../../inputs/arrive/index.ts';
import { arriveForm } from '../../inputs/arrive/schema.ts';
import { away } from '../../inputs/away/index.ts';
import { awayForm } from '../../inputs/away/schema.ts';
import type { InputForm, InputKind } from '../../inputs/kind.ts';
import { reseed } from '../../inputs/reseed/index.ts';
import { reseedForm } from '../../inputs/reseed/schema.ts';
import type { NodeKind } from '../kind.ts';
import { network } from './index.ts';

export const capability: Capability = {
  id: 'network',
  // Whatever a network sends has to be answered.
  needs: ['whole-icmp', 'fragments', 'dgram'],
  nodes: [network as NodeKind],
  inputs: [arrive, away, reseed] as InputKind[],
  forms: {
    inputs: {
      arrive: arriveForm as InputForm,
      away: awayForm as InputForm,
      reseed: reseedForm as InputForm,
    },
  },
};
