/** Why two runs differ at an event: the change between them that led to it. */
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { PatchPath, ScenarioPatch } from '../../stack/world/session-patch.ts';
import type { TopologyLink } from '../../stack/world/topology.ts';
import { causesOf } from '../causes.ts';
import type { Packet } from '../packets.ts';
import type { RecordedRun } from '../recorded-run.ts';
import type { Pair, Side } from './first-difference.ts';
import type { Happening } from './happenings.ts';
import { changesFrom, type SessionChange } from './session-changes.ts';

export type Because =
  /** An input or a patch that only the run of this side has. */
  | { readonly kind: 'change'; readonly change: SessionChange; readonly side: Side }
  /** The link that the packet took had another delay: µs in the first run, and in the second. */
  | { readonly kind: 'delay'; readonly link: string; readonly delays: readonly [number, number] }
  /** Chance: the runs have different seeds. */
  | { readonly kind: 'seed' };

interface SideChange {
  readonly change: SessionChange;
  readonly side: Side;
}

/** `other`: the same thing in the other run, if it is there. */
export function becauseOf(
  pair: Pair,
  side: Side,
  happening: Happening,
  other: Happening | undefined,
): Because | undefined {
  const changes = allChanges(pair);
  const happenings: readonly (Happening | undefined)[] =
    side === 0 ? [happening, other] : [other, happening];
  const asked = happenings.flatMap((each, at) => traced(pair, at as Side, each, changes));
  const [found] = asked;
  if (found !== undefined) return { kind: 'change', ...found };
  const delay = delayOf(pair, happenings);
  if (delay !== undefined) return delay;
  if (pair[0].session.seed !== pair[1].session.seed) return { kind: 'seed' };
  const near = changes.filter(({ change }) => concerns(pair, change, happening));
  const [only, another] = near.length > 0 ? near : changes;
  if (only === undefined || (another !== undefined && near.length === 0)) return undefined;
  return { kind: 'change', ...only };
}

function allChanges([a, b]: Pair): readonly SideChange[] {
  const inA = changesFrom(b.session, a.session).map((change) => ({ change, side: 0 }) as const);
  const inB = changesFrom(a.session, b.session).map((change) => ({ change, side: 1 }) as const);
  return [...inB, ...inA];
}

/** The inputs that only this run has to which causes lead: those of the event, and of its packet's way. */
function traced(
  pair: Pair,
  side: Side,
  happening: Happening | undefined,
  changes: readonly SideChange[],
): SideChange[] {
  if (happening === undefined) return [];
  const { run, session } = pair[side];
  const onTheWay = happening.packet?.changes.map(({ event }) => event) ?? [];
  const events = [...onTheWay, happening.event.id].flatMap((id) =>
    causesOf(run.log, id).map(({ event }) => event),
  );
  const inputs = events
    .filter((event): event is TraceEvent<'session.input'> => event.kind === 'session.input')
    .map(({ index }) => session.inputs[index]);
  return changes.filter(
    (each) =>
      each.side === side && each.change.kind === 'input' && inputs.includes(each.change.input),
  );
}

/** The packet's link at the time of its sending, in both runs. */
function delayOf(pair: Pair, happenings: readonly (Happening | undefined)[]): Because | undefined {
  const links = happenings.map((each, at) => linkOf(pair[at as Side].run, each?.packet));
  const [a, b] = links;
  if (a === undefined || b === undefined || a.delay === b.delay) return undefined;
  return { kind: 'delay', link: b.name, delays: [a.delay, b.delay] };
}

function linkOf(run: RecordedRun, packet: Packet | undefined): TopologyLink | undefined {
  if (packet === undefined) return undefined;
  const { links } = run.topologyAt({ at: packet.starts, event: packet.sentEvent });
  return links.find(({ id }) => id === packet.link);
}

/** Whether a change is one of the node or of the link that the happening is about. */
function concerns([{ run }]: Pair, change: SessionChange, { event, packet }: Happening): boolean {
  const { nodes, links } = run.topology;
  const link = links.find(({ id }) => id === packet?.link);
  if (change.kind === 'input') return inputConcerns(change.input, event.node, packet);
  const path = pathOf(change.patch);
  const [list, member] = path;
  if (list === 'nodes') {
    const named = nodes.find(({ name }, index) => name === member || index === member);
    return named?.id === event.node || named?.id === packet?.from;
  }
  const first = links[0]?.id ?? 0;
  return (
    list === 'links' && link !== undefined && (member === link.name || member === link.id - first)
  );
}

function inputConcerns(input: SessionInput, node: number, packet: Packet | undefined): boolean {
  if ('link' in input) return input.link === packet?.link;
  if ('node' in input) return input.node === node || input.node === packet?.from;
  return false;
}

export function pathOf(patch: ScenarioPatch): PatchPath {
  return 'set' in patch ? patch.set : 'add' in patch ? patch.add : patch.remove;
}
