/**
 * Who may talk to the agent. Every page of the web can make this browser send requests to
 * 127.0.0.1, so who asks is looked at first. A rule looks at one request and says whether it breaks
 * it; the first one that does decides the answer. A page that the agent itself served breaks none.
 */
import { timingSafeEqual } from 'node:crypto';
import { readProtocols } from '../../src/relay/protocol.ts';

export interface Asking {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Sec-WebSocket-Protocol. */
  readonly protocols: string | undefined;
}

export interface Guarded {
  readonly port: number;
  readonly token: string;
  /** The page that is connected: its name, '' when it gave none; undefined when there is none. */
  readonly holder: string | undefined;
}

export interface AdmissionRule {
  readonly name: 'host' | 'origin' | 'version' | 'token' | 'one-page';
  readonly status: 400 | 401 | 403 | 409 | 421;
  readonly says: string;
  breaks(asking: Asking, guarded: Guarded): boolean;
}

/**
 * The only name under which the agent is to be called; any other may belong to somebody else (DNS
 * rebinding). Of port 80 a browser says nothing (RFC 9110 §4.2.3).
 */
export const hostOf = (port: number): string => (port === 80 ? '127.0.0.1' : `127.0.0.1:${port}`);
const originOf = (port: number) => `http://${hostOf(port)}`;

export const isToken = (given: string | undefined, right: string): boolean => {
  if (given === undefined) return false;
  const a = Buffer.from(given);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
};

export const HOST_RULE: AdmissionRule = {
  name: 'host',
  status: 421,
  says: 'This server is called 127.0.0.1, and by no other name.',
  breaks: ({ host }, { port }) => host !== hostOf(port),
};

export const ADMISSION_RULES: readonly AdmissionRule[] = [
  HOST_RULE,
  {
    name: 'origin',
    status: 403,
    says: 'Only a page that this agent served may open the relay.',
    breaks: ({ origin }, { port }) => origin !== originOf(port),
  },
  {
    name: 'version',
    status: 400,
    says: 'The page and the agent are of different versions: reload the page.',
    breaks: ({ protocols }) => !readProtocols(protocols).speaks,
  },
  {
    name: 'token',
    status: 401,
    says: 'The token is missing or wrong: open the address that the agent printed.',
    breaks: ({ protocols }, { token }) => !isToken(readProtocols(protocols).token, token),
  },
  {
    name: 'one-page',
    status: 409,
    says: 'Another page is connected already.',
    breaks({ protocols }, { holder }) {
      const { page } = readProtocols(protocols);
      return holder !== undefined && (page === undefined || page !== holder);
    },
  },
];

/** The rule that a request breaks; undefined when it may come in. */
export const brokenRule = (
  asking: Asking,
  guarded: Guarded,
  rules: readonly AdmissionRule[] = ADMISSION_RULES,
): AdmissionRule | undefined => rules.find((rule) => rule.breaks(asking, guarded));
