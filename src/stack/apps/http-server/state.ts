/** What the server knows, and the clock that it looks at. */
import { SECOND } from '../../core/instant.ts';
import type { HttpLimits } from '../../protocols/http/fault.ts';
import { secondsOfClock } from '../../web/calendar.ts';
import type { AppEnv } from '../kind.ts';
import type { Surroundings } from './answer-kinds.ts';
import type { Connection, Manners } from './connection.ts';
import { DEFAULT_SESSIONS, type SessionSettings, type Sessions } from './session.ts';
import type { ResourceSpec, Site } from './site.ts';

export interface HttpServerArgs {
  /** What there is, by path. */
  readonly resources: Readonly<Record<string, ResourceSpec>>;
  /** Default 80. */
  readonly port?: number;
  readonly backlog?: number;
  readonly name?: string;
  readonly keepAlive?: boolean;
  /** A connection on which nothing happens is closed after so long; default 15 s. */
  readonly idle?: number;
  readonly mostRequests?: number;
  readonly mostConnections?: number;
  readonly writes?: 'together' | 'apart';
  readonly noDelay?: boolean;
  readonly limits?: Partial<HttpLimits>;
  readonly sessions?: Partial<SessionSettings>;
}

export interface HttpServerState {
  readonly args: HttpServerArgs;
  readonly manners: Manners;
  door: number;
  site: Site;
  sessions: Sessions;
  connections: Map<number, Connection>;
}

const IDLE = 15 * SECOND;
export const secondsNow = (env: AppEnv) => secondsOfClock(env.wallClock());

/** Something happened on it: it has its full time again. */
export function stir(state: HttpServerState, connection: Connection, env: AppEnv): void {
  connection.idleAt = env.now + (state.args.idle ?? IDLE);
  wind(state, env);
}

/** One timer for all: it rings for whoever is first. */
export function wind(state: HttpServerState, env: AppEnv): void {
  let first = Number.POSITIVE_INFINITY;
  for (const { idleAt, making } of state.connections.values()) {
    // Whoever waits for an answer of ours is not idle.
    first = Math.min(first, making?.due ?? idleAt);
  }
  if (first === Number.POSITIVE_INFINITY) env.stopTimer('next');
  else env.startTimer('next', Math.max(0, first - env.now));
}

export function surroundings(state: HttpServerState, env: AppEnv): Surroundings {
  const { site, sessions, args } = state;
  const sessionSettings = { ...DEFAULT_SESSIONS, ...args.sessions };
  return { site, sessions, sessionSettings, now: secondsNow(env), rng: env.rng };
}
