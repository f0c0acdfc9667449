/** How the network behind a live run is: plain data, which the worker tells the page. */
import type { Counts, Hello } from '../../relay/messages.ts';
import type { Instant } from '../../stack/core/instant.ts';

export type { Counts, Hello };

/** Where the agent is: its port (from the page's address) and the token that it printed. */
export interface AgentPlace {
  readonly port: number;
  readonly token: string;
}

/** Why the agent does not let the page in. */
export type RefusedWhy =
  /** Nobody answers on that port: the agent does not run. */
  | 'nobody'
  /** Somebody holds that port and says nothing: the agent stands still (SIGSTOP, ^Z). */
  | 'silent'
  /** 401: the page has no token, or an old one. */
  | 'token'
  /** 403: the page does not come from the agent's own address. */
  | 'origin'
  /** 409: another page is connected. */
  | 'taken'
  /** 421: the agent was called by another name than 127.0.0.1. */
  | 'host'
  /** 400: page and agent are of different versions. */
  | 'version';

/** Or it lets the page in, and hangs up at once, again and again. */
export type LostWhy = RefusedWhy | 'unsteady';

/** Our own IPv4 address. */
export type OwnAddress =
  /** DHCP has begun, and there is no address yet; `state` as RFC 2131 figure 5 calls it. */
  | { readonly how: 'asking'; readonly state: string; readonly address: string | null }
  /** Somebody is asked whether he has it (RFC 5227). */
  | { readonly how: 'probing'; readonly address: string }
  /** Leased until an instant of the run (null: for ever). */
  | {
      readonly how: 'leased';
      readonly address: string;
      readonly server: string;
      readonly until: Instant | null;
      readonly state: string;
    }
  | { readonly how: 'static'; readonly address: string }
  /** There is none, and nobody is asked: released, or taken by somebody else. */
  | { readonly how: 'none'; readonly why: 'released' | 'conflict' | 'host-has-it' };

/** Numbers since the run began, over all agents that it had. Keys of `refused` and `dropped`: src/relay/causes.ts. */
export type LiveCounts = Pick<Counts, 'sent' | 'received' | 'refused' | 'dropped'>;

/** A network that has been joined. */
export interface Joined {
  readonly hello: Hello;
  readonly cardUp: boolean;
  readonly counts: LiveCounts;
  readonly own: OwnAddress;
}

export type EndedWhy =
  /** The user left. */
  | 'left'
  /** The agent said that it stops, or that its card is no more; it is not called again. */
  | 'card-gone'
  /** Another tab took this page's place. */
  | 'replaced'
  /** The agent came back with another card or MAC address: that is another network. */
  | 'other-network'
  /** It is as long as a run may be: a longer one no file would hold (runtime/worker/live/longest.ts). */
  | 'full'
  /** The stack broke (`run.problem` says how), or the worker did. */
  | 'broken'
  /** It was opened from a recording: it never was live here. */
  | 'recording'
  /** It was opened from the file of a run that was made of a live one. */
  | 'recorded-fork';

export type LiveStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'refused'; readonly why: RefusedWhy }
  /** Nothing has been sent. `join` begins. */
  | { readonly kind: 'offered'; readonly hello: Hello; readonly cardUp: boolean }
  /** `join` was called, the worker fetches what it needs. `run` is null until it is `live`. */
  | { readonly kind: 'joining'; readonly hello: Hello }
  | ({ readonly kind: 'live' } & Joined)
  /**
   * The agent is gone. The world goes on as with its cable out; it is called again at `retryAt` (ms,
   * as Date.now() counts), and the record goes on when it answers. `why`: what its last answer was.
   */
  | ({
      readonly kind: 'lost';
      readonly since: number;
      readonly retryAt: number;
      readonly why: LostWhy;
    } & Joined)
  /** No more comes. `run` is still there, unless nothing had been joined. */
  | { readonly kind: 'ended'; readonly why: EndedWhy };

/** Its time is over; a server has refused it (DHCPNAK); nobody answered who was asked about it. */
export type LeaseLostWhy = 'expired' | 'refused' | 'no-answer';

/** What has happened and should be told once; `id` counts up. Times: ms, as Date.now() counts. */
export type LiveNotice = {
  readonly id: number;
  readonly when: number;
} /** The computer slept for so long, or somebody set its clock. */ & (
  | { readonly kind: 'slept'; readonly forSeconds: number }
  /** The page stood still: a frozen tab, a busy browser, a debugger (or a sleep that no clock shows). */
  | { readonly kind: 'stood'; readonly forSeconds: number }
  /** The tab was hidden: the world went on, its pictures did not. */
  | { readonly kind: 'background'; readonly forSeconds: number }
  | { readonly kind: 'card-down' }
  | { readonly kind: 'card-up' }
  | { readonly kind: 'reconnected'; readonly afterSeconds: number }
  /** The record has reached its limit: what follows is shown, and not kept for a reload. */
  | { readonly kind: 'cap'; readonly limit: 'bytes' | 'inputs'; readonly most: number }
  /** The browser gives no room (private window, full disk): kept is what there was until then. */
  | { readonly kind: 'not-kept'; readonly kept: Instant }
  /** Another tab has begun a record since, and there is one: no more of this run is kept. */
  | { readonly kind: 'kept-elsewhere' }
  | { readonly kind: 'lease-lost'; readonly address: string; readonly why: LeaseLostWhy }
  /** The network offered, or the user asked for, an address that the computer itself has. */
  | { readonly kind: 'address-refused'; readonly address: string }
  /** Somebody else has the address that was to be used. */
  | { readonly kind: 'address-conflict'; readonly address: string }
);

/** What of a run that was made of the live one is still true. */
export interface ForkTruth {
  /**
   * The instant at which our side first sent something else than what was recorded: what the network
   * answers from there on was answered to somebody else. Null: all was sent as recorded.
   */
  readonly trueUntil: Instant | null;
}

/** A recording that the browser keeps. */
export interface Recording {
  /** ms, as Date.now() counts. */
  readonly begun: number;
  readonly bytes: number;
  readonly inputs: number;
  readonly hello: Hello;
}
