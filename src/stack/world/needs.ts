/**
 * What a session needs that a kernel does not have. A kind is named after the capability that brings
 * it (`switch`, and `dns.dig` of `dns`), so the names in a scenario and in the inputs say all; only what
 * no name says stands in the scenario's `needs`. A kind that is too large for the capability it is named
 * after has one that is called as it is: `dns.server`, fetched when `dns` is there and does not bring it.
 */
import type { Kernel } from '../capability.ts';
import { listOf } from '../core/lists.ts';
import type { SessionInput } from '../inputs/kind.ts';
import type { LinkSpecBase } from '../links/kind.ts';
import type { NodeSpecBase } from '../nodes/kind.ts';
import { kindOf, linkKindOf, type ScenarioSpec } from './scenario.ts';
import type { Session } from './session-data.ts';

/**
 * Ids of capabilities, each once, for a scenario with the session's patches. Nothing here has been
 * checked: it may not even be a scenario.
 */
export function needsOf(spec: ScenarioSpec, session: Session, kernel: Kernel): string[] {
  const needs = new Set<string>();
  const add = (kind: unknown, known: { has(kind: string): boolean }) => {
    if (typeof kind !== 'string' || known.has(kind)) return;
    const id = kind.split('.')[0] as string;
    // What the capability turns out not to bring has one of its own.
    const need = hasCapability(kernel, id) ? kind : id;
    if (!hasCapability(kernel, need)) needs.add(need);
  };
  const others = { has: (name: string) => isKnown(kernel, name) };
  for (const node of listOf<NodeSpecBase>(spec?.nodes)) {
    add(kindOf(node), kernel.nodes);
    const kind = kernel.nodes.get(kindOf(node));
    for (const need of kind?.needs?.(node, kernel) ?? []) add(need, others);
  }
  for (const link of listOf<LinkSpecBase & { queue?: { kind?: string } }>(spec?.links)) {
    add(linkKindOf(link), kernel.links);
    add(link.queue?.kind, kernel.queues);
    const kind = kernel.links.get(linkKindOf(link));
    for (const need of kind?.needs?.({ ...link }) ?? []) add(need, others);
  }
  for (const input of listOf<SessionInput>(session?.inputs)) {
    add(input.kind, kernel.inputs);
    const kind = kernel.inputs.get(input.kind);
    for (const need of kind?.needs?.(input) ?? []) add(need, others);
    if (kind?.changesLinks !== true) continue;
    // Loopbacks are links as well, of the default kind.
    for (const link of [{} as LinkSpecBase, ...listOf<LinkSpecBase>(spec?.links)]) {
      add(`${linkKindOf(link)}.changes`, others);
    }
  }
  for (const { needs: more = [] } of kernel.capabilities) {
    for (const need of more) add(need, others);
  }
  if (kernel.streamLayers.length > 0) add('layered-streams', others);
  if (kernel.hooks.length > 0) add('packet-hooks', others);
  for (const id of listOf<string>(spec?.needs)) add(id, others);
  return [...needs];
}

/** Programs and the like, which nodes name, and types of sockets, which programs name. */
function isKnown(kernel: Kernel, name: string): boolean {
  const { apps, streamLayers, hooks, capabilities, sockets } = kernel;
  if (Object.hasOwn(sockets, name)) return true;
  const known = [...apps, ...streamLayers, ...hooks, ...capabilities];
  return known.some(({ id }) => id === name);
}

function hasCapability(kernel: Kernel, id: string): boolean {
  return kernel.capabilities.some((each) => each.id === id);
}
