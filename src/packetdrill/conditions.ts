/** `#if`, `#ifdef`, `#ifndef`, `#else`, `#endif` and `#define`: lines that do not count become blank. */
import { ScriptError, Unsupported } from './errors.ts';

/** Names that are defined, and what they stand for ('' for a bare name). */
export type Defines = ReadonlyMap<string, string>;

export interface Conditioned {
  /** As many lines as the source has. */
  text: string;
  defines: Map<string, string>;
}

export function applyConditions(source: string, given: Defines): Conditioned {
  const defines = new Map(given);
  /** One entry an open #ifdef: are its present lines taken, and has there been an #else? */
  const open: { taken: boolean; hasElse: boolean; line: number }[] = [];
  const lines = source.split('\n').map((text, index) => {
    const directive =
      /^\s*#\s*(ifdef|ifndef|if|elif|include|else|endif|define|undef)\b\s*(\S*)\s*(.*)$/.exec(text);
    const taken = open.every((level) => level.taken);
    if (directive === null) return taken ? text : '';
    const [, word, name = '', value = ''] = directive;
    const line = index + 1;
    if (word === 'if') {
      open.push({ taken: holds(`${name} ${value}`, defines, line), hasElse: false, line });
    } else if (word === 'elif' || word === 'include') {
      throw new Unsupported(line, `needs a preprocessor that knows #${word}`);
    } else if (word === 'ifdef' || word === 'ifndef') {
      open.push({ taken: defines.has(name) === (word === 'ifdef'), hasElse: false, line });
    } else if (word === 'else') {
      turn(open, line);
    } else if (word === 'endif') {
      if (open.pop() === undefined) throw new ScriptError(line, '#endif without #ifdef');
    } else if (taken && word === 'define') {
      defines.set(name, value.trim());
    } else if (taken) {
      defines.delete(name);
    }
    return '';
  });
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw new ScriptError(unclosed.line, '#ifdef without #endif');
  return { text: lines.join('\n'), defines };
}

/** `#if 0`, `#if NAME`, `#if defined(A) && !defined(B)`. */
function holds(condition: string, defines: Defines, line: number): boolean {
  return condition.split('||').some((either) =>
    either.split('&&').every((part) => {
      const [, not = '', known, bare] =
        /^\s*(!?)\s*(?:defined\s*\(?\s*(\w+)\s*\)?|(\w+))\s*(?:\/[/*].*)?$/.exec(part) ?? [];
      if (known === undefined && bare === undefined) {
        throw new Unsupported(line, `needs a preprocessor that knows #if ${condition.trim()}`);
      }
      const value =
        known === undefined ? Number(defines.get(bare ?? '') ?? bare) > 0 : defines.has(known);
      return value !== (not === '!');
    }),
  );
}

function turn(open: { taken: boolean; hasElse: boolean }[], line: number): void {
  const level = open.at(-1);
  if (level === undefined || level.hasElse) throw new ScriptError(line, '#else without #ifdef');
  level.taken = !level.taken;
  level.hasElse = true;
}
