/** Scenarios: nodes, each in the form of its kind, links, and what they say of each other. */
import * as v from 'valibot';
import type { Kernel } from '../../capability.ts';
import type { LinkSpecBase } from '../../links/kind.ts';
import type { NodeSpecBase } from '../../nodes/kind.ts';
import { LEAST_MTU, MOST_MTU } from '../../protocols/ethernet/mtu.ts';
import {
  flag,
  hardwareAddress,
  instant,
  list,
  maybe,
  name,
  oneOf,
  record,
  text,
  whole,
} from '../../schema/basics.ts';
import { below, type Fault, fault, faultsOf, rule } from '../../schema/faults.ts';
import { kindOf, linkKindOf, type ScenarioSpec } from '../scenario.ts';
import { formOf } from './forms.ts';
import { meet, realms } from './realms.ts';

const MOST_NODES = 256;
const MOST_LINKS = 512;
const MOST_NEEDS = 64;
/** The last second of the year 9999: dates of HTTP and of certificates have four digits for it. */
const LATEST = 253_402_300_799;
const id = text(40, 1);
/** With a colon in third place it is a hardware address (ids.ts). */
const nodeId = v.union(
  [v.pipe(id, v.regex(/^(?!..:)/)), hardwareAddress],
  rule('hardware-address'),
);

const between = v.strictTuple([name, name], '{"code":"kind","allowed":["two names"]}');

const frameSchema = record({
  id: text(100, 1),
  nodes: list(v.looseObject({}, '{"code":"kind","allowed":["node"]}'), MOST_NODES),
  links: list(v.looseObject({}, '{"code":"kind","allowed":["link"]}'), MOST_LINKS),
  knowsNeighbours: maybe(flag),
  needs: maybe(list(id, MOST_NEEDS)),
  epoch: maybe(whole(0, LATEST)),
  until: instant,
});

/** What is wrong with a scenario; that its parts fit together is asked when each is in order. */
export function scenarioFaults(input: unknown, kernel: Kernel): Fault[] {
  const faults = faultsOf(frameSchema, input);
  if (faults.length > 0) return faults;
  const { nodes, links } = input as ScenarioSpec;
  const own = nodes.flatMap((node, index) => below(['nodes', index], nodeFaults(node, kernel)));
  own.push(...links.flatMap((link, index) => below(['links', index], linkFaults(link, kernel))));
  if (own.length > 0) return own;
  return [...uniqueFaults(nodes, links, kernel), ...endFaults(links, nodes, kernel)];
}

/** A node's part, by the schema of its kind. */
function nodeFaults(spec: NodeSpecBase, kernel: Kernel): Fault[] {
  const kinds = v.looseObject({ kind: maybe(oneOf([...kernel.nodes.keys()])) });
  const unknown = faultsOf(kinds, spec);
  if (unknown.length > 0) return unknown;
  const form = formOf(kernel, 'nodes', kindOf(spec));
  const schema = record({ kind: maybe(text(40)), id: maybe(nodeId), name, ...form.schema });
  const faults = faultsOf(schema, spec);
  return faults.length > 0 ? faults : (form.faults?.(spec, kernel) ?? []);
}

/** A link's part and that of its queue, by the schemas of their kinds. */
function linkFaults(spec: LinkSpecBase, kernel: Kernel): Fault[] {
  const kinds = v.looseObject({ kind: maybe(oneOf([...kernel.links.keys()])) });
  const unknown = faultsOf(kinds, spec);
  if (unknown.length > 0) return unknown;
  const form = formOf(kernel, 'links', linkKindOf(spec));
  const mtu = maybe(whole(LEAST_MTU, MOST_MTU));
  const every = { kind: maybe(text(40)), id: maybe(id), name: maybe(name), between, mtu };
  const faults = faultsOf(record({ ...every, ...form.schema }), spec);
  return faults.length > 0 ? faults : below(['queue'], queueFaults(spec, kernel));
}

/** What is wrong with the discipline that a link, or a change of one, speaks of. */
export function queueFaults(spec: object, kernel: Kernel): Fault[] {
  const { queue } = spec as { queue?: { kind: string } };
  if (queue === undefined) return [];
  const kinds = v.looseObject({ kind: oneOf([...kernel.queues.keys()]) });
  const unknown = faultsOf(kinds, queue);
  if (unknown.length > 0) return unknown;
  return faultsOf(record({ kind: name, ...formOf(kernel, 'queues', queue.kind).schema }), queue);
}

interface Named {
  readonly path: Fault['path'];
  readonly key: string;
}

/** Names, ids, and addresses that could meet. */
function uniqueFaults(
  nodes: readonly NodeSpecBase[],
  links: readonly LinkSpecBase[],
  kernel: Kernel,
): Fault[] {
  const keys = (list: string, key: 'name' | 'id', all: readonly { name?: string; id?: string }[]) =>
    all.flatMap((each, index): Named[] => {
      const value = each[key];
      return value === undefined ? [] : [{ path: [list, index, key], key: value }];
    });
  return [
    ...doubles(keys('nodes', 'name', nodes)),
    ...addressFaults(nodes, links, kernel),
    ...doubles(keys('links', 'name', links)),
    ...doubles(keys('nodes', 'id', nodes)),
    ...doubles(keys('links', 'id', links)),
  ];
}

function doubles(all: readonly Named[]): Fault[] {
  return all.flatMap(({ path, key }, index) => {
    const first = all.findIndex((each) => each.key === key);
    return first === index ? [] : [double(path, key, (all[first] as Named).path)];
  });
}

const double = (path: Fault['path'], key: string, first: Fault['path']): Fault =>
  fault(path, key, { code: 'double', allowed: [first.join('.')] });

/** An address stands twice where both could meet (realms.ts). */
function addressFaults(
  nodes: readonly NodeSpecBase[],
  links: readonly LinkSpecBase[],
  kernel: Kernel,
): Fault[] {
  const forms = nodes.map((node) => formOf(kernel, 'nodes', kindOf(node)));
  const realmOf = realms(
    nodes.map((node, index) => ({
      name: node.name,
      outside: forms[index]?.outside?.(node, kernel),
    })),
    links,
  );
  const all = nodes.flatMap((node, index) =>
    (forms[index]?.addresses?.(node) ?? []).map(({ path, address, card }) => ({
      ...{ path: ['nodes', index, ...path], address, realm: realmOf(index, card) },
    })),
  );
  return all.flatMap((each, index) => {
    const first = all.findIndex((other) => meet(each, other));
    if (first === index) return [];
    return [double(each.path, each.address, all[first]?.path ?? [])];
  });
}

function endFaults(
  links: readonly LinkSpecBase[],
  nodes: readonly NodeSpecBase[],
  kernel: Kernel,
): Fault[] {
  const allowed = nodes.map((node) => node.name);
  const plugged = new Map<string, number[]>();
  return links.flatMap(({ between }, index) =>
    between.flatMap((end, side): Fault[] => {
      const path = ['links', index, 'between', side];
      const node = nodes.find((each) => each.name === end);
      if (node === undefined) return [fault(path, end, { code: 'no-node', allowed })];
      if (side === 1 && between[0] === end) return [fault(path, end, { code: 'same-end' })];
      const before = plugged.get(end) ?? [];
      plugged.set(end, [...before, index]);
      const high = kernel.nodes.get(kindOf(node))?.cards(node) ?? Number.POSITIVE_INFINITY;
      if (before.length < high) return [];
      return [fault(path, end, { code: 'no-card', high, allowed: [`links.${before[0]}`] })];
    }),
  );
}
