/** What the page adds to what programs print: the lines as they were typed, and answers of its own. */
import { create } from 'zustand';
import type { LiveText } from '../text.ts';

export interface Remark {
  readonly id: number;
  readonly what: 'typed' | 'told' | 'wrong';
  /** Behind how many lines of the programs it stands. */
  readonly after: number;
  readonly say: (text: LiveText) => string;
}

interface TerminalState {
  readonly remarks: readonly Remark[];
  /** Lines typed so far, the last one last. */
  readonly history: readonly string[];
  /** Remarks and lines before this place are not shown any more. */
  readonly clearedAt: { readonly lines: number; readonly remarks: number };
  /** Names that are being looked up. */
  readonly lookingUp: readonly string[];
}

const EMPTY: TerminalState = {
  remarks: [],
  history: [],
  clearedAt: { lines: 0, remarks: 0 },
  lookingUp: [],
};

const MOST_HISTORY = 200;
const MOST_REMARKS = 1_000;

export const useTerminal = create<TerminalState>()(() => EMPTY);

let remarks = 0;

/** Another run: nothing has been said in it. What was typed stays at hand. */
export function resetTerminal(): void {
  useTerminal.setState(({ history }) => ({ ...EMPTY, history }));
}

export function remark(what: Remark['what'], after: number, say: Remark['say']): void {
  remarks += 1;
  const made: Remark = { id: remarks, what, after, say };
  useTerminal.setState(({ remarks: before }) => ({
    remarks: [...before, made].slice(-MOST_REMARKS),
  }));
}

export function remember(line: string): void {
  useTerminal.setState(({ history }) => ({
    history: (history.at(-1) === line ? history : [...history, line]).slice(-MOST_HISTORY),
  }));
}

export function clearTerminal(lines: number): void {
  useTerminal.setState({ clearedAt: { lines, remarks } });
}

export function lookUpBegins(name: string): void {
  useTerminal.setState(({ lookingUp }) => ({ lookingUp: [...lookingUp, name] }));
}

export function lookUpEnds(name: string): void {
  useTerminal.setState(({ lookingUp }) => {
    const at = lookingUp.indexOf(name);
    return { lookingUp: lookingUp.filter((_, i) => i !== at) };
  });
}
