/**
 * Enough of a reader of TypeScript to check tidiness with: it tells code from comments, strings,
 * templates and regular expressions. The compiler would do it better, but TypeScript 7 has no API.
 */

interface Scanned {
  /** The source with comments, the insides of strings and regular expressions blanked out. */
  readonly code: string;
  /** The source with only the comments left. */
  readonly comments: string;
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** After one of these a slash begins a regular expression; after anything else it divides. */
const BEFORE_REGEX =
  /(?:^|[=(,:;[!&|?{+\-*%~^]|=>|\b(?:return|typeof|case|in|of|do|else|void))\s*$/;

/** The end of a quoted string that begins at `from`, or -1: a quote in JSX text is not a string. */
function endOfString(source: string, from: number): number {
  const quote = source[from];
  for (let at = from + 1; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === quote) return at + 1;
    else if (char === '\n') return -1;
  }
  return -1;
}

/** The end of a regular expression that begins at `from`, or -1 if it is none after all. */
function endOfRegex(source: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '\n') return -1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return -1;
}

function endOfComment(source: string, from: number): number {
  const line = source[from + 1] === '/';
  const end = source.indexOf(line ? '\n' : '*/', from + 2);
  if (end === -1) return source.length;
  return line ? end : end + 2;
}

class Scanner {
  code = '';
  comments = '';
  private at = 0;
  /** One entry for each template that we are inside of: the depth of braces in its `${…}`. */
  private readonly templates: number[] = [];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  scan(): Scanned {
    while (this.at < this.source.length) this.next();
    return { code: this.code, comments: this.comments };
  }

  private keep(end: number) {
    const text = this.source.slice(this.at, end);
    this.code += text;
    this.comments += blank(text);
    this.at = end;
  }

  /** Keeps the first and last characters (the quotes) and blanks what stands between them. */
  private hide(end: number) {
    if (end === -1) {
      this.keep(this.at + 1);
      return;
    }
    const text = this.source.slice(this.at, end);
    this.code += text.slice(0, 1) + blank(text.slice(1, -1)) + text.slice(1).slice(-1);
    this.comments += blank(text);
    this.at = end;
  }

  private next() {
    const char = this.source[this.at];
    const pair = this.source.slice(this.at, this.at + 2);
    if (pair === '//' || pair === '/*') {
      const end = endOfComment(this.source, this.at);
      const text = this.source.slice(this.at, end);
      this.code += blank(text);
      this.comments += text;
      this.at = end;
    } else if (char === '"' || char === "'") {
      this.hide(endOfString(this.source, this.at));
    } else if (char === '/' && pair !== '/>' && BEFORE_REGEX.test(this.code.slice(-40))) {
      this.hide(endOfRegex(this.source, this.at));
    } else if (char === '`') {
      this.keep(this.at + 1);
      this.template();
    } else {
      this.brace(char ?? '');
    }
  }

  /** A closing brace may end a `${…}` and lead back into the text of its template. */
  private brace(char: string) {
    const last = this.templates.length - 1;
    const depth = this.templates[last];
    this.keep(this.at + 1);
    if (depth === undefined) return;
    if (char === '{') this.templates[last] = depth + 1;
    if (char !== '}') return;
    if (depth > 0) {
      this.templates[last] = depth - 1;
      return;
    }
    this.templates.pop();
    this.template();
  }

  /** The text of a template, up to its end or to the next `${`. */
  private template() {
    let end = this.at;
    while (end < this.source.length) {
      if (this.source[end] === '\\') end++;
      else if (this.source[end] === '`' || this.source.startsWith('${', end)) break;
      end++;
    }
    const text = blank(this.source.slice(this.at, end));
    this.code += text;
    this.comments += text;
    this.at = end;
    const ends = this.source[end] === '`';
    this.keep(Math.min(end + (ends ? 1 : 2), this.source.length));
    if (!ends) this.templates.push(0);
  }
}

/** Every rule asks for the same files. */
const scanned = new Map<string, Scanned>();

export function scan(source: string): Scanned {
  const known = scanned.get(source) ?? new Scanner(source).scan();
  scanned.set(source, known);
  return known;
}

/** The line, from 1, on which an offset stands. */
export const lineAt = (source: string, offset: number): number =>
  source.slice(0, offset).split('\n').length;
