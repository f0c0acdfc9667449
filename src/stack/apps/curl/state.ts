/** What curl knows while it works. */
import type { Ipv4 } from '../../core/addresses.ts';
import type { Lookup } from '../../protocols/dns/stub-resolver.ts';
import type { Outbox } from '../../protocols/http/outbox.ts';
import type { HttpParser } from '../../protocols/http/parser-state.ts';
import type { Commands } from '../command-line.ts';
import type { CurlCommand } from './command.ts';
import type { Exchange } from './request.ts';

export interface CurlArgs {
  /** The command; without one, each line that is typed is one. */
  readonly line?: string;
  /** Name servers of the host; without any, those of its DHCP lease. */
  readonly servers?: readonly string[];
  /** Names that are known without asking, with their addresses: /etc/hosts. */
  readonly hosts?: Readonly<Record<string, string>>;
}

export interface Link {
  readonly fd: number;
  /** Host and port, as the URL has them. */
  readonly to: string;
  readonly peer: Ipv4;
  connected: boolean;
  readonly parser: HttpParser;
  readonly outbox: Outbox;
  /** Answers that it has carried. */
  carried: number;
}

export interface CurlState {
  commands: Commands;
  readonly servers: readonly Ipv4[];
  readonly hosts: Readonly<Record<string, string>>;
  command: CurlCommand | null;
  /** The URL that is its turn. */
  index: number;
  exchange: Exchange | null;
  lookup: Lookup | null;
  link: Link | null;
  /** A body that waits for a 100 (Continue). */
  held: Uint8Array | null;
  /** Of the last URL that failed. */
  code: number;
}
