/** What a line such as `dig @10.0.0.2 www.example.com MX +norecurse` asks for. */
import { type Ipv4, parseIpv4 } from '../../core/addresses.ts';
import { type Duration, SECOND } from '../../core/instant.ts';
import { CLASS_IN, classNumber } from '../../protocols/dns/codes.ts';
import { USUAL_SIZE } from '../../protocols/dns/edns.ts';
import { nameOf, parseName, ROOT } from '../../protocols/dns/name.ts';
import { type Question, RECORD_TYPES, typeNumber } from '../../protocols/dns/record.ts';
import { DEFAULT_SETTINGS } from '../../protocols/dns/stub-resolver.ts';

export interface DigCommand {
  /** The words of the line, for the head of the output. */
  readonly words: string;
  /** Undefined: the host's own. */
  readonly server: Ipv4 | undefined;
  readonly port: number;
  readonly question: Question;
  readonly recurse: boolean;
  readonly timeout: Duration;
  readonly tries: number;
  /** Only the RDATA of the answers. */
  readonly short: boolean;
  readonly tcp: boolean;
  /** An answer that is cut off is shown as it came. */
  readonly ignore: boolean;
  /** The largest datagram that it takes (EDNS); null: it says nothing of it. */
  readonly size: number | null;
  /** It walks from the root itself, and shows every step. */
  readonly trace: boolean;
}

/** A command, or the word that is wrong in it. */
export type ParsedCommand =
  | { readonly command: DigCommand; readonly wrong?: undefined }
  | { readonly command?: undefined; readonly wrong: string };

/** The command while its words are read. */
type Draft = {
  -readonly [K in keyof Omit<DigCommand, 'words' | 'question'>]: DigCommand[K];
};
interface Asked {
  name: string | undefined;
  type: number | undefined;
  class: number | undefined;
}

/** Limits of dig's own options. */
const MOST_SECONDS = 1000;
const MOST_TRIES = 100;

export function parseCommand(line: string): ParsedCommand {
  const words = line.trim().split(/\s+/).filter(Boolean);
  if (words[0] === 'dig') words.shift();
  const draft: Draft = {
    server: undefined,
    port: DEFAULT_SETTINGS.port,
    recurse: true,
    timeout: DEFAULT_SETTINGS.timeout,
    tries: 3,
    short: false,
    ...{ tcp: false, ignore: false, size: null, trace: false },
  };
  const asked: Asked = { name: undefined, type: undefined, class: undefined };
  const written = words.join(' ');
  while (words.length > 0) {
    const word = words.shift() as string;
    const value = /^-[ptcx]$/.test(word) ? words.shift() : undefined;
    if (!readWord(word, value, draft, asked)) {
      return { wrong: value === undefined ? word : `${word} ${value}` };
    }
  }
  return { command: { words: written, ...draft, question: questionOf(asked) } };
}

/** Without a name dig asks for the servers of the root; without a type, for A. */
function questionOf({ name = ROOT, type, class: asked = CLASS_IN }: Asked): Question {
  const { A, NS } = RECORD_TYPES;
  return { name, type: type ?? (name === ROOT ? NS : A).number, class: asked };
}

function readWord(word: string, value: string | undefined, draft: Draft, asked: Asked): boolean {
  if (word.startsWith('@')) {
    draft.server = parseIpv4(word.slice(1));
    return draft.server !== undefined;
  }
  if (word.startsWith('+')) return readPlus(word.slice(1), draft);
  if (word.startsWith('-')) return readDash(word, value, draft, asked);
  const type = typeNumber(word);
  const asClass = classNumber(word);
  if (type !== undefined && asked.type === undefined) asked.type = type;
  else if (asClass !== undefined && asked.class === undefined) asked.class = asClass;
  else {
    if (asked.name !== undefined) return false;
    asked.name = parseName(word);
    return asked.name !== undefined;
  }
  return true;
}

function readDash(word: string, value: string | undefined, draft: Draft, asked: Asked): boolean {
  if (value === undefined) return false;
  switch (word) {
    case '-p': {
      const port = wholeNumber(value, 1, 0xffff);
      draft.port = port ?? draft.port;
      return port !== undefined;
    }
    case '-t':
      asked.type = typeNumber(value);
      return asked.type !== undefined;
    case '-c':
      asked.class = classNumber(value);
      return asked.class !== undefined;
    default: {
      const address = parseIpv4(value);
      if (address === undefined) return false;
      asked.name = reverseName(address);
      asked.type ??= RECORD_TYPES.PTR.number;
      return true;
    }
  }
}

/** The name that leads from an address to a name (RFC 1035 §3.5). */
function reverseName(address: Ipv4): string {
  const octets = [0, 8, 16, 24].map((shift) => String((address >>> shift) & 255));
  return nameOf([...octets, 'in-addr', 'arpa']);
}

function readPlus(word: string, draft: Draft): boolean {
  const [key = '', value] = word.split('=');
  const on = !key.startsWith('no');
  switch (on ? key : key.slice(2)) {
    case 'recurse':
    case 'rec':
    case 'rd':
      draft.recurse = on;
      return value === undefined;
    case 'short':
      draft.short = on;
      return value === undefined;
    case 'tcp':
    case 'vc':
    case 'ignore':
    case 'trace':
      draft[FLAGS[on ? key : key.slice(2)] as Flag] = on;
      return value === undefined;
    case 'edns':
      draft.size = on ? USUAL_SIZE : null;
      return value === undefined || (on && value === '0');
    case 'bufsize': {
      const size = on ? wholeNumber(value, 512, 0xffff) : undefined;
      draft.size = size ?? null;
      return size !== undefined;
    }
    case 'time':
    case 'timeout': {
      const count = on ? wholeNumber(value, 1, MOST_SECONDS) : undefined;
      draft.timeout = (count ?? 5) * SECOND;
      return count !== undefined;
    }
    case 'tries': {
      const count = on ? wholeNumber(value, 1, MOST_TRIES) : undefined;
      draft.tries = count ?? 3;
      return count !== undefined;
    }
    default:
      return false;
  }
}

type Flag = 'tcp' | 'ignore' | 'trace';
const FLAGS: Readonly<Record<string, Flag>> = {
  tcp: 'tcp',
  vc: 'tcp',
  ignore: 'ignore',
  trace: 'trace',
};

function wholeNumber(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}
