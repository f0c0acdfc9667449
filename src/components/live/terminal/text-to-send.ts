/**
 * What `send` sends: the text as typed, with `\r`, `\n`, `\t` and `\\` as programmers write them, in
 * quotes or without. The program ends every line that it is given with a newline, so one at the end
 * is not asked for twice.
 */
const ESCAPES: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', '\\': '\\' };

export function textToSend(typed: string): string {
  const [, , quoted] = /^(["'])(.*)\1$/s.exec(typed) ?? [];
  const text = (quoted ?? typed).replace(
    /\\([rnt\\])/g,
    (_, letter: string) => ESCAPES[letter] ?? '',
  );
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
