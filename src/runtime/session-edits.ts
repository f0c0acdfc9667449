/**
 * Changes from the start, as patches of a session: a link or a host is set differently, or a program
 * makes a call earlier or later. What is changed again takes the place of the change before.
 */
import type { ProcessSpec } from '../stack/apps/process-spec.ts';
import type { ScriptStep } from '../stack/apps/script/script.ts';
import type { Duration, Instant } from '../stack/core/instant.ts';
import type { HostSpec, ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';
import { type PatchPath, patched, type ScenarioPatch } from '../stack/world/session-patch.ts';
import { loopbacks } from '../stack/world/topology.ts';

/** `link`: its number in the run; `key`: what of it, by the name that scenarios have for it. */
export function withLink(
  spec: ScenarioSpec,
  session: Session,
  link: number,
  key: string,
  to: unknown,
): Session {
  return withSet(session, ['links', link - loopbacks(spec.nodes), key], to);
}

export function withSetting(
  spec: ScenarioSpec,
  session: Session,
  node: number,
  key: string,
  to: number | string | boolean,
): Session {
  const host = hostAt(spec, session, node);
  return withSet(session, ['nodes', node, 'settings'], { ...host.settings, [key]: to });
}

function hostAt(spec: ScenarioSpec, { patch }: Session, node: number): HostSpec {
  return patched(spec, patch).spec.nodes[node] as HostSpec;
}

function withSet(session: Session, path: PatchPath, to: unknown): Session {
  const word = JSON.stringify(path);
  const others = (session.patch ?? []).filter(
    (each) => !('set' in each) || JSON.stringify(each.set) !== word,
  );
  return { ...session, patch: [...others, { set: path, to }] };
}

/** A call that a program makes, step by step of its script. */
export interface ProgramCall {
  readonly node: number;
  readonly process: number;
  readonly program: string;
  readonly step: number;
  readonly call: string;
  /** How much earlier it can be made: as long as the program waits before it. */
  readonly earlier: Duration;
}

const CALLS_NOTHING: ReadonlySet<ScriptStep['do']> = new Set(['wait', 'waitUntil', 'goto', 'exit']);

/** The calls of all scripts, in their order. Other programs decide themselves what they call. */
export function programCalls(spec: ScenarioSpec, { patch }: Session): ProgramCall[] {
  const { nodes } = patched(spec, patch).spec;
  return nodes.flatMap((host, node) =>
    processesOf(host as HostSpec).flatMap((program, process) =>
      stepsOf(program).flatMap(({ do: call }, step): ProgramCall[] => {
        if (CALLS_NOTHING.has(call)) return [];
        const earlier = waitBefore(program, step) ?? 0;
        return [{ node, process, program: program.name, step, call, earlier }];
      }),
    ),
  );
}

const processesOf = ({ processes = [] }: HostSpec): readonly ProcessSpec[] => processes;

function stepsOf(program: ProcessSpec): readonly ScriptStep[] {
  return 'steps' in program ? program.steps : [];
}

/** How long the program waits right before a step; undefined when it does not wait there. */
function waitBefore(program: ProcessSpec, step: number): Duration | undefined {
  if (step === 0) return program.startAt ?? 0;
  const before = stepsOf(program)[step - 1];
  return before?.do === 'wait' ? before.for : undefined;
}

/** `by` is negative for earlier; no call is made before the program is ready for it. */
export function withCallMoved(
  spec: ScenarioSpec,
  session: Session,
  { node, process, step }: ProgramCall,
  by: Duration,
): Session {
  const program = processesOf(hostAt(spec, session, node))[process] as ProcessSpec;
  const waits = waitBefore(program, step);
  const base = ['nodes', node, 'processes', process] as const;
  const to = Math.max(0, (waits ?? 0) + by);
  if (step === 0) return withSet(session, [...base, 'startAt'], to);
  if (waits !== undefined) return withSet(session, [...base, 'steps', step - 1, 'for'], to);
  const wait: ScenarioPatch = {
    add: [...base, 'steps'],
    member: { do: 'wait', for: to } satisfies ScriptStep,
    at: step,
  };
  return { ...session, patch: [...(session.patch ?? []), wait] };
}

/** A program that jumps counts its steps, so that none can be put between them. */
export function canMove(spec: ScenarioSpec, session: Session, call: ProgramCall): boolean {
  const program = processesOf(hostAt(spec, session, call.node))[call.process] as ProcessSpec;
  const jumps = stepsOf(program).some((step) => step.do === 'goto');
  return !jumps || waitBefore(program, call.step) !== undefined;
}

/** A call that somebody has made by hand, in the running world. */
export interface HandCall {
  /** Its place among the session's inputs. */
  readonly input: number;
  readonly node: number;
  readonly call: string;
  readonly at: Instant;
}

export function handCalls({ inputs }: Session): HandCall[] {
  return inputs.flatMap((each, input) =>
    each.kind === 'call' ? [{ input, node: each.node, call: each.call.name, at: each.at }] : [],
  );
}

/** `by` is negative for earlier. What else is done to the run stays at its time. */
export function withInputMoved(session: Session, input: number, by: Duration): Session {
  const inputs = session.inputs.map((each, i) =>
    i === input ? { ...each, at: Math.max(0, each.at + by) } : each,
  );
  return { ...session, inputs: inputs.sort((a, b) => a.at - b.at) };
}
