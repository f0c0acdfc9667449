/**
 * What a session needs that a kernel does not have. A kind is named after the capability that brings
 * it (`switch`, `dns.server`), so the names in a scenario and in the inputs say all; only what no
 * name says stands in the scenario's `needs`.
 */
import type { Kernel } from '../capability.ts';
import type { SessionInput } from '../inputs/kind.ts';
import type { LinkSpecBase } from '../links/kind.ts';
import type { NodeSpecBase } from '../nodes/kind.ts';
import { kindOf, linkKindOf, type ScenarioSpec } from './scenario.ts';
import type { Session } from './session-data.ts';

/** Ids of capabilities, each once. Nothing here has been checked: it may not even be a scenario. */
export function needsOf(spec: ScenarioSpec, session: Session, kernel: Kernel): string[] {
  const needs = new Set<string>();
  const add = (kind: unknown, known: { has(kind: string): boolean }) => {
    if (typeof kind !== 'string' || known.has(kind)) return;
    const id = kind.split('.')[0] as string;
    if (!hasCapability(kernel, id)) needs.add(id);
  };
  const others = { has: (name: string) => isKnown(kernel, name) };
  for (const node of nodesOf(spec, session)) {
    add(kindOf(node), kernel.nodes);
    const kind = kernel.nodes.get(kindOf(node));
    for (const need of kind?.needs?.(node) ?? []) add(need, others);
  }
  for (const link of listOf<LinkSpecBase & { queue?: { kind?: string } }>(spec?.links)) {
    add(linkKindOf(link), kernel.links);
    add(link.queue?.kind, kernel.queues);
  }
  for (const input of listOf<SessionInput>(session?.inputs)) add(input.kind, kernel.inputs);
  if (kernel.streamLayers.length > 0) add('layered-streams', others);
  for (const id of listOf<string>(spec?.needs)) add(id, others);
  return [...needs];
}

/** Those that the session adds as well. */
function nodesOf(spec: ScenarioSpec, session: Session): NodeSpecBase[] {
  const added = listOf(session?.patch).flatMap((each) => {
    const changes = 'add' in each ? each.member : {};
    return 'kind' in changes ? [changes as NodeSpecBase] : [];
  });
  return [...listOf<NodeSpecBase>(spec?.nodes), ...added];
}

/** Programs and the like, which nodes name. */
function isKnown(kernel: Kernel, name: string): boolean {
  const { apps, streamLayers, hooks, capabilities } = kernel;
  const known = [...apps, ...streamLayers, ...hooks, ...capabilities];
  return known.some(({ id }) => id === name);
}

function hasCapability(kernel: Kernel, id: string): boolean {
  return kernel.capabilities.some((each) => each.id === id);
}

function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value.filter((each) => each !== null && each !== undefined) : [];
}
