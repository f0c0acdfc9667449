/** What a scenario says about a host. */
import type { ScriptStep } from '../../apps/script/script.ts';
import type { Instant } from '../../core/instant.ts';
import type { TransportSettings } from '../../sockets/index.ts';
import type { NodeSpecBase } from '../kind.ts';

export interface HostSpec extends NodeSpecBase {
  kind?: 'host';
  /** Dotted quad of its one card. */
  address: string;
  /** Default 24. */
  prefixLength?: number;
  /** Default 1500. */
  mtu?: number;
  gateway?: string;
  settings?: Partial<TransportSettings>;
  processes?: ProcessSpec[];
}

declare module '../kind.ts' {
  interface NodeSpecs {
    host: HostSpec;
  }
}

export interface ProcessSpec {
  name: string;
  /** When the process starts; default 0. */
  startAt?: Instant;
  steps: ScriptStep[];
  /** Keeps a hash of every byte received (`ProcessState.receivedHash`), for tests to compare. */
  hashesReceived?: boolean;
}
