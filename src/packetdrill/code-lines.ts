/** Code as Python's logical lines: brackets and backslashes join lines, comments are left out. */

export interface CodeLine {
  /** Where it starts in the script. */
  line: number;
  /** Columns before its first word; a tab counts up to the next multiple of eight. */
  indent: number;
  text: string;
}

interface Reader {
  source: string;
  at: number;
  line: number;
  depth: number;
  current: string;
  startLine: number;
  lines: CodeLine[];
}

export function linesOf(text: string, firstLine: number): CodeLine[] {
  const source = text.replaceAll('\r\n', '\n');
  const reader: Reader = {
    source,
    at: 0,
    line: firstLine,
    depth: 0,
    current: '',
    startLine: firstLine,
    lines: [],
  };
  while (reader.at < source.length) readPart(reader);
  finish(reader);
  return reader.lines;
}

function readPart(reader: Reader): void {
  const { source, at } = reader;
  const char = source[at] as string;
  if (char === '\\' && source[at + 1] === '\n') {
    reader.at += 2;
    reader.line++;
    reader.current += ' ';
  } else if (char === '"' || char === "'") {
    readString(reader, char);
  } else if (char === '#') {
    while (reader.at < source.length && source[reader.at] !== '\n') reader.at++;
  } else if (char === '\n') {
    reader.at++;
    reader.line++;
    if (reader.depth > 0) reader.current += ' ';
    else finish(reader);
  } else {
    if ('([{'.includes(char)) reader.depth++;
    if (')]}'.includes(char)) reader.depth = Math.max(0, reader.depth - 1);
    reader.at++;
    reader.current += char;
  }
}

/** A string as it stands; one in three quotes may go over lines. */
function readString(reader: Reader, quote: string): void {
  const { source } = reader;
  const triple = quote.repeat(3);
  const end = source.startsWith(triple, reader.at) ? triple : quote;
  let at = reader.at + end.length;
  while (at < source.length && !source.startsWith(end, at)) {
    if (end === quote && source[at] === '\n') break;
    at += source[at] === '\\' ? 2 : 1;
  }
  if (source.startsWith(end, at)) at += end.length;
  const text = source.slice(reader.at, at);
  reader.line += text.split('\n').length - 1;
  // The quotes of a long string are made those of a short one: nobody looks at its line ends.
  reader.current += end === quote ? text : JSON.stringify(text.slice(3, -3));
  reader.at = at;
}

function finish(reader: Reader): void {
  const { current, startLine, lines } = reader;
  if (current.trim() !== '') {
    lines.push({ line: startLine, indent: indentOf(current), text: current.trim() });
  }
  reader.current = '';
  reader.startLine = reader.line;
}

function indentOf(text: string): number {
  let columns = 0;
  for (const char of text) {
    if (char === '\t') columns = (columns | 7) + 1;
    else if (char === ' ') columns++;
    else break;
  }
  return columns;
}
