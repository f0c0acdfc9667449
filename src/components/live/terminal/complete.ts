/** What can stand where the line ends: commands, hosts, ports, connections, what a server waits for. */
import { COMMANDS, type Command } from './language.ts';

/** A host that completion knows, and the port of what listens there. */
export interface KnownHost {
  readonly name: string;
  readonly port?: number | undefined;
}

export interface Known {
  readonly hosts: readonly KnownHost[];
  /** The numbers of the conversations that go on, with the other ends as they were typed. */
  readonly talks: readonly { readonly number: number; readonly host: string }[];
}

export interface Completion {
  /** How much of the line's end it takes the place of. */
  readonly from: number;
  readonly words: readonly string[];
}

const RECORD_TYPES = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'TXT'];
/** Commands whose first word is a host. */
const HOST_FIRST: readonly Command[] = ['ping', 'traceroute', 'connect', 'nc', 'dig'];
/** As it is typed; the program ends the last line. */
const request = (host: string) => `GET / HTTP/1.0\\r\\nHost: ${host}\\r\\n\\r\\n`;

export function complete(line: string, known: Known): Completion {
  const word = /\S*$/.exec(line)?.[0] ?? '';
  const before = line.slice(0, line.length - word.length).trim();
  const words = before === '' ? [] : before.split(/\s+/);
  const command = words[0]?.toLowerCase() as Command | undefined;
  const all = command === undefined ? COMMANDS : candidates(command, words.slice(1), word, known);
  const from = line.length - word.length;
  return { from, words: [...new Set(all)].filter((each) => fits(each, word)) };
}

const fits = (candidate: string, word: string) =>
  candidate.toLowerCase().startsWith(word.toLowerCase()) && candidate !== word;

function candidates(
  command: Command,
  rest: readonly string[],
  word: string,
  { hosts, talks }: Known,
): readonly string[] {
  const names = hosts.map(({ name }) => name);
  const operands = rest.filter((each) => !each.startsWith('-'));
  if (command === 'help') return rest.length === 0 ? COMMANDS : [];
  if (command === 'close') return rest.length === 0 ? talks.map(({ number }) => `${number}`) : [];
  if (command === 'send') return toSend(rest, talks);
  if (command === 'dig' && operands.length > 0) {
    return word.startsWith('@') ? names.map((name) => `@${name}`) : RECORD_TYPES;
  }
  if (!HOST_FIRST.includes(command)) return [];
  if (operands.length === 0) return names;
  if (operands.length > 1 || (command !== 'connect' && command !== 'nc')) return [];
  return hosts.flatMap(({ name, port }) =>
    name === operands[0] && port !== undefined ? [`${port}`] : [],
  );
}

/** A request by hand to whoever was called last; with several conversations their numbers, too. */
function toSend(rest: readonly string[], talks: Known['talks']): readonly string[] {
  const numbers = talks.map(({ number }) => `${number}`);
  if (rest.length === 0) {
    const last = talks.at(-1);
    const asked = last === undefined ? [] : [request(last.host)];
    return talks.length > 1 ? [...asked, ...numbers] : asked;
  }
  const talk = talks.find(({ number }) => `${number}` === rest[0]);
  return rest.length === 1 && talk !== undefined ? [request(talk.host)] : [];
}
