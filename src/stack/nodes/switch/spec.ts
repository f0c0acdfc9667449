/** What a scenario says about a switch. */
import type { Duration } from '../../core/instant.ts';
import type { NodeSpecBase } from '../kind.ts';

export interface SwitchSpec extends NodeSpecBase {
  kind: 'switch';
  /** How long a station that is silent is remembered, µs. Default: 300 s. */
  ageingTime?: Duration;
  /** How many addresses fit into the table. Default: 1024. */
  tableSize?: number;
  /** Of a million frames, in how many a bit is flipped inside: no check sequence sees it. Default: none. */
  memoryErrorPpm?: number;
  /** It listens to IGMP and forwards what is sent to a group only where it is wanted. Default: not. */
  snooping?: boolean;
}

declare module '../kind.ts' {
  interface NodeSpecs {
    switch: SwitchSpec;
  }
}
