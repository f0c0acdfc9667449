/** What a line such as `curl -iL -H "Accept: text/html" http://10.0.0.2/a` asks for. */
import { HOUR, MILLISECOND, SECOND } from '../../core/instant.ts';
import type { FieldList, HttpVersion } from '../../protocols/http/message.ts';
import { type Url, urlOf } from './url.ts';

export interface CurlCommand {
  readonly urls: readonly Url[];
  /** What the options make of it; '' leaves it to what is sent. */
  readonly method: string;
  readonly version: HttpVersion;
  readonly fields: FieldList;
  /** Of a form, or of an upload; undefined: there is no body. */
  readonly data: string | undefined;
  readonly upload: boolean;
  readonly range: string;
  /** Name and password. */
  readonly user: string;
  readonly include: boolean;
  readonly head: boolean;
  readonly verbose: boolean;
  readonly follow: boolean;
  readonly mostRedirects: number;
  readonly fail: boolean;
  /** What comes is kept from the terminal. */
  readonly toFile: boolean;
  /** The whole may last so long; 0: for ever. */
  readonly within: number;
}

/** A command, or the word that is wrong in it. */
export type ParsedCurl =
  | { readonly command: CurlCommand; readonly wrong?: undefined }
  | { readonly command?: undefined; readonly wrong: string };

const LONG: Readonly<Record<string, string>> = {
  '--head': 'I',
  '--request': 'X',
  '--data': 'd',
  '--header': 'H',
  '--include': 'i',
  '--verbose': 'v',
  '--location': 'L',
  '--range': 'r',
  '--user': 'u',
  '--upload-file': 'T',
  '--output': 'o',
  '--silent': 's',
  '--fail': 'f',
  '--max-time': 'm',
  '--max-redirs': 'M',
  '--http0.9': '9',
  '--http1.0': '0',
  '--http1.1': '1',
};
const WITH_VALUE = 'XdHruToMm';
const LETTERS = `IivLsf091${WITH_VALUE}`;
/** As curl has it. */
const MOST_REDIRECTS = 50;
const MOST_WORDS = 200;

/** The words of a line as a shell has them: quotes of both kinds keep spaces, and a backslash the next letter. */
export function shellWords(line: string): string[] {
  const found = line.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'])+/g);
  return [...found].map(([word]) =>
    word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g, (_, double, single, escaped) =>
      single === undefined ? (escaped ?? (double as string).replace(/\\(["\\$`])/g, '$1')) : single,
    ),
  );
}

interface Read {
  readonly options: [letter: string, value: string][];
  readonly operands: string[];
  wrong: string | undefined;
}

function readWords(words: string[]): Read {
  const read: Read = { options: [], operands: [], wrong: undefined };
  const left = [...words];
  if (left[0] === 'curl') left.shift();
  if (left.length > MOST_WORDS) return { ...read, wrong: '…' };
  while (left.length > 0 && read.wrong === undefined) {
    const word = left.shift() as string;
    if (!/^-./.test(word)) read.operands.push(word);
    else readOption(word, left, read);
  }
  return read;
}

function readOption(word: string, left: string[], read: Read): void {
  if (word.startsWith('--') && !Object.hasOwn(LONG, word)) read.wrong = word;
  const letters = word.startsWith('--') ? (LONG[word] ?? '') : word.slice(1);
  for (let i = 0; i < letters.length && read.wrong === undefined; i++) {
    const letter = letters[i] as string;
    if (!LETTERS.includes(letter)) read.wrong = word;
    if (!WITH_VALUE.includes(letter)) {
      read.options.push([letter, '']);
      continue;
    }
    const value = letters.slice(i + 1) || left.shift();
    if (value === undefined) read.wrong = word;
    read.options.push([letter, value ?? '']);
    return;
  }
}

export function parseCurl(line: string): ParsedCurl {
  const { options, operands, wrong } = readWords(shellWords(line));
  if (wrong !== undefined) return { wrong };
  const all = (letter: string) =>
    options.flatMap(([each, value]) => (each === letter ? [value] : []));
  const has = (letter: string) => all(letter).length > 0;
  const urls = operands.map(urlOf);
  const bad = urls.indexOf(undefined);
  if (urls.length === 0 || bad >= 0) return { wrong: operands[bad] ?? '' };
  const fields = all('H').map((text) => /^([^\s:]+):\s*(.*)$/.exec(text));
  if (fields.includes(null)) return { wrong: all('H')[fields.indexOf(null)] ?? '' };
  const number = (letter: string, otherwise: number) => {
    const text = all(letter).at(-1);
    return text === undefined ? otherwise : /^\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : -1;
  };
  const within = Math.round(number('m', 0) * SECOND);
  const mostRedirects = number('M', MOST_REDIRECTS);
  if (within < 0 || within > HOUR || (within > 0 && within < MILLISECOND)) return { wrong: '-m' };
  if (mostRedirects < 0) return { wrong: '--max-redirs' };
  const upload = all('T').at(-1);
  const data = all('d').length > 0 ? all('d').join('&') : upload;
  return {
    command: {
      ...{ urls: urls as Url[], method: all('X').at(-1) ?? '', version: versionOf(options) },
      fields: fields.map((found) => [found?.[1] ?? '', found?.[2] ?? ''] as const),
      ...{ data, upload: upload !== undefined, range: all('r').at(-1) ?? '' },
      ...{ user: all('u').at(-1) ?? '', include: has('i') || has('I'), head: has('I') },
      ...{ verbose: has('v'), follow: has('L'), mostRedirects, fail: has('f') },
      ...{ toFile: has('o'), within },
    },
  };
}

/** The last of them counts. */
function versionOf(options: readonly (readonly [string, string])[]): HttpVersion {
  const last = options.findLast(([letter]) => '091'.includes(letter))?.[0];
  if (last === '9') return '0.9';
  return last === '0' ? '1.0' : '1.1';
}
