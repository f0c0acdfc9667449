/**
 * Changes that a session makes to its scenario before the world is built: a setting from the start, a
 * call earlier, one host more. What is added changes nothing for the others: before it comes, all
 * nodes and links are given the ids that they had by their places.
 */
import type { Fault } from '../schema/faults.ts';
import { linkId, nodeId } from './ids.ts';
import type { ScenarioSpec } from './scenario.ts';
import { loopbacks } from './topology.ts';

/** Keys from the scenario down. In a list, a text stands for the member of that name. */
export type PatchPath = readonly (string | number)[];

export type ScenarioPatch =
  | { readonly set: PatchPath; readonly to: unknown }
  /** A member more of a list; `at`: its place, at the end when nothing is said. */
  | { readonly add: PatchPath; readonly member: object; readonly at?: number }
  | { readonly remove: PatchPath };

type Plain = Record<string | number, unknown>;

/** The scenario with all patches, and what was wrong with those that lead nowhere. */
export function patched(
  spec: ScenarioSpec,
  patches: readonly ScenarioPatch[] = [],
): { spec: ScenarioSpec; faults: Fault[] } {
  if (patches.length === 0) return { spec, faults: [] };
  const copy = withIds(spec);
  const faults = patches.flatMap((patch, index) =>
    apply(copy as unknown as Plain, patch) ? [] : [nowhere(patch, index)],
  );
  return { spec: copy, faults };
}

function withIds(spec: ScenarioSpec): ScenarioSpec {
  const first = loopbacks(spec.nodes);
  return plainCopy({
    ...spec,
    nodes: spec.nodes.map((node, index) => ({ ...node, id: nodeId(node, index) })),
    links: spec.links.map((link, index) => ({ ...link, id: linkId(link, first + index) })),
  });
}

/** Numbers that are not finite and bytes stay what they are. */
function plainCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plainCopy) as T;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, each]) => [k, plainCopy(each)])) as T;
}

function nowhere(patch: ScenarioPatch, index: number): Fault {
  const [[key = '', path] = []] = Object.entries(patch);
  const found = Array.isArray(path) ? path.join('.') : String(path);
  return { code: 'missing', path: ['patch', index, key], found };
}

/** False when the path leads nowhere. */
function apply(spec: Plain, patch: ScenarioPatch): boolean {
  if ('add' in patch) {
    const list = at(spec, patch.add);
    if (!Array.isArray(list)) return false;
    const member = plainCopy(patch.member) as { id?: string; name?: string };
    const named = patch.add.length === 1 && member.id === undefined;
    // Not its place: that would be another's id.
    if (named) member.id = `+${member.name ?? list.length}`;
    list.splice(patch.at ?? list.length, 0, member);
    return true;
  }
  const path = 'set' in patch ? patch.set : patch.remove;
  const holder = at(spec, path.slice(0, -1));
  const key = keyIn(holder, path.at(-1));
  if (key === undefined || typeof holder !== 'object' || holder === null) return false;
  if ('set' in patch) (holder as Plain)[key] = plainCopy(patch.to);
  else if (Array.isArray(holder)) holder.splice(key as number, 1);
  else delete (holder as Plain)[key];
  return true;
}

function at(value: unknown, path: PatchPath): unknown {
  let here = value;
  for (const each of path) {
    const key = keyIn(here, each);
    if (key === undefined || !Object.hasOwn(here as object, key)) return undefined;
    here = (here as Plain)[key];
  }
  return here;
}

function keyIn(holder: unknown, key: string | number | undefined): string | number | undefined {
  // Under this name nothing is kept: setting it would change what the record inherits.
  if (!Array.isArray(holder)) return key === '__proto__' ? undefined : key;
  const place =
    typeof key === 'number'
      ? key
      : holder.findIndex((each) => (each as { name?: unknown })?.name === key);
  return place >= 0 && place < holder.length ? place : undefined;
}
