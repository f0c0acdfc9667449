/** The programs of a host as lines, and the step that each line stands for. */
import type { CallRow } from '../../../model/parts/calls.ts';
import { isShort } from '../../../stack/apps/process-spec.ts';
import type { ScriptStep } from '../../../stack/apps/script/script.ts';
import type { HostSpec, ScenarioSpec } from '../../../stack/world/scenario.ts';
import { type Dialect, LOOP, spell } from './spellings.ts';
import { statementOf, statementOfCall } from './statements.ts';

export interface Program {
  /** Its number on the host; −1 for calls that somebody makes by hand. */
  readonly process: number;
  readonly name: string;
  /** Undefined for a program that decides for itself: its lines are the calls that it made. */
  readonly steps: readonly ScriptStep[] | undefined;
}

export interface Line {
  readonly text: string;
  readonly depth: number;
  /** The step of the script, or the place among the calls; −1 for what only holds a loop together. */
  readonly step: number;
}

/** The programs that the scenario gives a host, and whoever else made calls there. */
export function programsOf(
  spec: ScenarioSpec,
  node: number,
  calls: readonly CallRow[],
): readonly Program[] {
  const processes = (spec.nodes[node] as HostSpec | undefined)?.processes ?? [];
  const given = processes.map((each, process): Program => {
    const steps = isShort(each) ? each.steps : undefined;
    return { process, name: each.name, steps };
  });
  const others = [...new Set(calls.map(({ process }) => process))]
    .filter((process) => process < 0 || process >= processes.length)
    .map((process): Program => ({ process, name: '', steps: undefined }));
  return [...given, ...others];
}

/** `calls`: those that the program has made by now. */
export function linesOf(
  { steps }: Program,
  calls: readonly CallRow[],
  dialect: Dialect,
): readonly Line[] {
  if (steps !== undefined) return linesOfScript(steps, dialect);
  return calls.map((call, step) => ({
    ...{ text: spell(statementOfCall(call), dialect), depth: 0, step },
  }));
}

/** A jump back is a loop around what it repeats; one forward ends the program, or passes over steps. */
function linesOfScript(steps: readonly ScriptStep[], dialect: Dialect): Line[] {
  const [open, close] = LOOP[dialect];
  const lines: Line[] = [];
  let depth = 0;
  steps.forEach((step, index) => {
    for (const [from, other] of steps.entries()) {
      if (other.do !== 'goto' || other.step !== index || from < index) continue;
      lines.push({ text: open, depth, step: -1 });
      depth++;
    }
    if (step.do !== 'goto') {
      lines.push({ text: spell(statementOf(step), dialect), depth, step: index });
    } else if (step.step <= index) {
      depth--;
      if (close !== undefined) lines.push({ text: close, depth, step: -1 });
    } else {
      lines.push({
        text: dialect === 'c' ? `goto step_${step.step};` : `# goto ${step.step}`,
        depth,
        step: index,
      });
    }
  });
  return lines;
}

/** The whole of it as text, to be taken along. */
export const textOf = (lines: readonly Line[]): string =>
  lines.map(({ text, depth }) => `${'    '.repeat(depth)}${text}\n`).join('');
