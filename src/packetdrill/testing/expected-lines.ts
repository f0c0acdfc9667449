/** Lines of a script that expect a packet, each broken in one place. */
import { parseScript } from '../parse.ts';

export interface Mutation {
  line: number;
  /** The whole script, and the line as it is now. */
  text: string;
  now: string;
}

const TOKEN = /\.\.\.|[A-Za-z_]+|\d+|[^\s\w]/g;
/** The numbers of a segment, which only make sense together. */
const SPAN = /(\d+):(\d+)\((\d+)\)/;

/** Another of its kind for each token; what has none is only left out. */
function replacement(token: string): string {
  if (/^\d/.test(token)) return String(Number(token) + 3);
  if (token === '.') return 'R';
  return /^[A-Z]/.test(token) ? token.replace(/^./, (it) => (it === 'F' ? 'P' : 'F')) : `${token}x`;
}

function brokenLines(line: string): string[] {
  const packet = line.search(/>/) + 1;
  const end = line.search(/\s*(\/\/.*)?$/);
  const head = line.slice(0, packet);
  const body = line.slice(packet, end);
  const broken: string[] = [];
  for (const { 0: token, index } of body.matchAll(TOKEN)) {
    const after = body.slice(index + token.length);
    // Without `...` a line only says more, without `!` the same of a connection that is none.
    if (token !== '...' && token !== '!') broken.push(head + body.slice(0, index) + after);
    broken.push(head + body.slice(0, index) + replacement(token) + after);
  }
  const [whole, ...numbers] = SPAN.exec(body) ?? [];
  if (whole === undefined) return broken;
  const [from = 0, to = 0, length = 0] = numbers.map(Number);
  broken.push(head + body.replace(whole, `${from + 1}:${to + 1}(${length})`));
  broken.push(head + body.replace(whole, `${from}:${to + 1}(${length + 1})`));
  broken.push(head + body.replace(whole, `${from}:${to + 9_000}(${length})`));
  return broken;
}

export function mutationsOf(source: string): Mutation[] {
  const lines = source.split('\n');
  return parseScript(source).events.flatMap((event) => {
    if (event.kind !== 'packet' || event.packet.direction !== '>') return [];
    const { line } = event;
    return brokenLines(lines[line - 1] as string).map((now) => ({
      line,
      now,
      text: [...lines.slice(0, line - 1), now, ...lines.slice(line)].join('\n'),
    }));
  });
}
