/** What looking a name up has come to, read off what `dig` prints. */

export type LookedUp =
  | { readonly address: string }
  | { readonly failed: 'no-name' | 'no-address' | 'no-server' | 'no-answer' };

const ANSWER = /^\S+\s+\d+\s+IN\s+A\s+(\d+\.\d+\.\d+\.\d+)$/;
/** The last line that dig prints of an answer. */
const LAST = /^;; MSG SIZE/;

/** `printed`: the lines since the name was asked for. Undefined while more has to come. */
export function lookedUp(printed: readonly string[]): LookedUp | undefined {
  if (printed.some((line) => line.startsWith('dig: no server'))) return { failed: 'no-server' };
  if (printed.some((line) => line === ';; no servers could be reached')) {
    return { failed: 'no-answer' };
  }
  const end = printed.findIndex((line) => LAST.test(line));
  if (end < 0) return undefined;
  const lines = printed.slice(0, end);
  const address = lines.map((line) => ANSWER.exec(line)?.[1]).find((found) => found !== undefined);
  if (address !== undefined) return { address };
  return { failed: lines.some((line) => /status: NXDOMAIN/.test(line)) ? 'no-name' : 'no-address' };
}

/** `server`: who is asked, where that is known; else the host's own. */
export const lookupLine = (name: string, server?: string): string =>
  server === undefined ? `dig ${name} A` : `dig ${name} A @${server}`;
