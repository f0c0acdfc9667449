/** What a scenario says about a host. */
import type { ProcessSpec } from '../../apps/process-spec.ts';
import type { HookSpec } from '../../hooks/kind.ts';
import type { TransportSettings } from '../../sockets/index.ts';
import type { NodeSpecBase } from '../kind.ts';

export interface HostSpec extends NodeSpecBase {
  kind?: 'host';
  /** Dotted quad of its one card. */
  address: string;
  /** Default 24. */
  prefixLength?: number;
  /** Default: what its link says, else 1500. */
  mtu?: number;
  gateway?: string;
  settings?: Partial<TransportSettings>;
  processes?: ProcessSpec[];
  /** NAT, a firewall …, in the order that counts among those of one rank. */
  hooks?: HookSpec[];
}

declare module '../kind.ts' {
  interface NodeSpecs {
    host: HostSpec;
  }
}
