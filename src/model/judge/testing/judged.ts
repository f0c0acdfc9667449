/** Judges everything that the stack's hosts send in a run, at the moment they send it. */

import type { Kernel } from '../../../stack/capability.ts';
import { defaultSettings } from '../../../stack/protocols/tcp/state/settings.ts';
import { eventsOf, readEvent } from '../../../stack/trace/log.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import type { HostSpec, ScenarioSpec } from '../../../stack/world/scenario.ts';
import { advance } from '../../../stack/world/session.ts';
import { everyKernel } from '../../../stack/world/testing/every-kernel.ts';
import { startSession } from '../../../stack/world/testing/whole.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { frameOfPacket } from '../../parts/carriers.ts';
import { connectionsOf } from '../../queries.ts';
import { type RecordedRun, recordedRun } from '../../recorded-run.ts';
import { newEnd } from '../end.ts';
import { happeningsOf, type OptionsOf } from '../from-run.ts';
import type { Happening, Policy } from '../happening.ts';
import { judge, type Verdict } from '../judge.ts';
import { learn } from '../learn.ts';
import { optionsIn } from '../options.ts';
import { has, SYN } from '../segment.ts';

export interface Judged {
  readonly node: string;
  readonly reason: string;
  readonly happening: Happening;
  readonly verdict: Verdict;
}

export function runAll(
  spec: ScenarioSpec,
  seed: number,
  inputs: readonly SessionInput[] = [],
  kernel: Kernel = everyKernel,
) {
  const running = startSession(spec, { scenario: spec.id, seed, inputs }, { kernel });
  advance(running);
  const { log, capture } = running.sim;
  const run = recordedRun(log, topologyOf(spec), { inputs });
  return { run, optionsOf: optionsFrom(run, capture.frames as Uint8Array[]) };
}

/** A segment that arrived is looked for among those that were sent with the same numbers. */
function optionsFrom(run: RecordedRun, frames: readonly Uint8Array[]): OptionsOf {
  const delivered = new Map<number, number>();
  for (const { id, frame } of eventsOf(run.log, ['frame.delivered'])) delivered.set(id, frame);
  return (event) => {
    let frame = -1;
    if (event.kind === 'segment.sent') {
      const sent = frameOfPacket(run, event.id);
      if (sent >= 0) frame = (readEvent(run.log, sent) as TraceEvent<'frame.sent'>).frame;
    } else {
      // What a hook of the host says of a packet stands between its frame and its segment.
      let cause = event.cause;
      while (cause >= 0 && !delivered.has(cause)) cause = readEvent(run.log, cause).cause;
      frame = delivered.get(cause) ?? -1;
    }
    const bytes = frames[frame];
    return bytes === undefined ? undefined : optionsIn(bytes);
  };
}

export function policyOf({ settings = {}, mtu = 1500 }: HostSpec): Policy {
  const set = { ...defaultSettings(), ...settings };
  return {
    largest: Math.min(mtu - 40, set.sendMss === 0 ? mtu : set.sendMss),
    buffer: set.receiveBuffer,
    keepAlive: set.keepAlive
      ? { after: Math.min(set.keepAliveIdle, set.keepAliveInterval), octet: set.keepAliveGarbage }
      : undefined,
    nagle: set.nagle && !set.minshall,
    avoidsSillyWindows: set.sillyWindowAvoidance,
    initialWindow: set.initialWindow,
    congestionControl: set.congestionControl !== 'none',
    duplicates: set.duplicateThreshold,
    leastRto: set.minimumRto,
    firstRto: set.initialRto,
    mostRto: set.maximumRto,
  };
}

export function judgeRun(
  spec: ScenarioSpec,
  seed: number,
  inputs: readonly SessionInput[] = [],
  kernel?: Kernel,
) {
  const { run, optionsOf } = runAll(spec, seed, inputs, kernel);
  const judged: Judged[] = [];
  for (const connection of connectionsOf(run)) {
    for (const node of run.topology.nodes) {
      const host = spec.nodes.find(({ name }) => name === node.name) as HostSpec | undefined;
      if (node.kind !== 'host' || host === undefined) continue;
      const happenings = happeningsOf(run, { node: node.id, connection }, optionsOf);
      if (!happenings.some(({ what }) => what === 'sent')) continue;
      const end = newEnd(policyOf(host));
      for (const each of happenings) {
        end.now = each.at;
        if (each.what === 'sent') {
          const { reason } = readEvent(run.log, each.event as number) as TraceEvent<'segment.sent'>;
          judged.push({
            node: node.name,
            reason,
            happening: each,
            verdict: judge(end, each.segment),
          });
        }
        learn(end, each);
        if (each.what === 'sent' && has(each.segment, SYN)) end.now = each.at;
      }
    }
  }
  return judged;
}

/** Verdicts other than legal, as lines that say what was wrong. */
export function complaints(judged: readonly Judged[]): string[] {
  return judged.flatMap(({ node, reason, happening, verdict }) =>
    verdict.kind === 'legal'
      ? []
      : [
          `${happening.at} ${node} ${reason}: ${verdict.objections
            .map(({ rule, because }) => `${rule.id} ${JSON.stringify(because.values)}`)
            .join('; ')}`,
        ],
  );
}
