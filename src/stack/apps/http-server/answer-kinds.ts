/** What an answer of a site is, and what it is made from. */
import type { Rng } from '../../core/rng.ts';
import { utf8 } from '../../core/text.ts';
import { reasonOf } from '../../protocols/http/codes.ts';
import type { HttpReason } from '../../protocols/http/events.ts';
import type { FieldList, HttpMessage, RequestStart } from '../../protocols/http/message.ts';
import type { SessionSettings, Sessions } from './session.ts';
import type { Address, Resource, Site } from './site.ts';

export interface Answer {
  readonly status: number;
  readonly fields: FieldList;
  readonly body: Uint8Array;
  readonly because: HttpReason;
  readonly framing?: 'chunked' | 'close' | undefined;
  readonly chunk?: number | undefined;
  readonly trailers?: FieldList | undefined;
  /** How long it takes to make. */
  readonly after?: number | undefined;
  /** What became of the client's session. */
  readonly session?: SessionNote | undefined;
}

export interface SessionNote {
  readonly what: 'begun' | 'known' | 'unknown' | 'ended';
  readonly session: string;
  readonly user: string;
}

/** What an answer depends on besides the request. */
export interface Surroundings {
  readonly site: Site;
  readonly sessions: Sessions;
  readonly sessionSettings: SessionSettings;
  /** Seconds since 1970. */
  readonly now: number;
  readonly rng: Rng;
}

export interface Asked {
  readonly request: HttpMessage;
  readonly start: RequestStart;
  readonly address: Address;
  readonly resource: Resource;
  readonly around: Surroundings;
}

const NONE = new Uint8Array();

/** A short page that says the status, for whoever has a screen. */
export function plainAnswer(status: number, because: HttpReason, fields: FieldList = []): Answer {
  const body = status === 304 || status === 204 ? NONE : utf8(`${status} ${reasonOf(status)}\n`);
  const type = body.length > 0 ? ([['Content-Type', 'text/plain; charset=utf-8']] as const) : [];
  return { status, because, fields: [...fields, ...type], body };
}

export function moved(status: number, to: string): Answer {
  return plainAnswer(status, 'moved', [['Location', to]]);
}
