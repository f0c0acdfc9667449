/**
 * The agent, given a card: whoever has a `NicDriver` (a real card, a TAP device, the lab's pipe)
 * starts it with this. It is to be called when privileges have been given away.
 */
import { performance } from 'node:perf_hooks';
import type { Bye } from '../src/relay/messages.ts';
import { DEFAULT_PORT, pageAddress } from '../src/relay/protocol.ts';
import type { NicDriver } from './drivers/driver.ts';
import { type About, createRelay } from './relay/relay.ts';
import { SECURITY, type Security } from './security.ts';
import { listen } from './server/server.ts';
import { addressesOfHost } from './system/cards.ts';

export interface AgentOptions {
  readonly driver: NicDriver;
  /** What the page is told; `refuse` and `egress` are added. */
  readonly about: About;
  readonly token: string;
  /** The folder of the built app. */
  readonly dist: string;
  /** 0: any that is free. Default: 4600. */
  readonly port?: number;
  /** Any free port will do when that one is taken. Default: it is an error. */
  readonly orAnother?: boolean;
  /** Addresses that the page's stack must never use. Default: those of this computer. */
  readonly hostAddresses?: () => readonly string[];
  readonly security?: Security;
  /** The card is no more: the page has been told, and the agent may be stopped. */
  readonly gone?: () => void;
}

export interface Agent {
  readonly port: number;
  /** Where the page is, with its token. */
  readonly address: string;
  /** Says goodbye to the page, closes the card and the server. */
  stop(why?: Bye['why']): Promise<void>;
}

const TICK = 1_000;

export async function startAgent(options: AgentOptions): Promise<Agent> {
  const { driver, about, token, dist, security = SECURITY, orAnother = false } = options;
  const relay = createRelay({
    driver,
    about,
    hostAddresses: options.hostAddresses ?? addressesOfHost,
    security,
    now: () => performance.now(),
    later: (again) => void setTimeout(again, 1),
    gone: () => options.gone?.(),
  });
  const port = options.port ?? DEFAULT_PORT;
  const server = await listen({ relay, dist, port, orAnother, token, security });
  const ticking = setInterval(() => relay.tick(), TICK);
  return {
    port: server.port,
    address: pageAddress(server.port, token),
    async stop(why = 'stopping') {
      clearInterval(ticking);
      relay.stop(why);
      driver.close();
      await server.close();
    },
  };
}
