/** What is wrong when an input aims at something that is not there. */
import { type Fault, type FaultCode, foundText } from '../schema/faults.ts';
import type { Network } from '../world/schema/network.ts';

export function hostFaults({ nodes }: Network, node: number): Fault[] {
  const hosts = nodes.map(({ kind: { kind, like = kind } }) => like === 'host');
  if (hosts[node] === true) return [];
  const allowed = nodes.flatMap(({ spec }, number) =>
    hosts[number] === true ? [`${number} (${spec.name})`] : [],
  );
  return [wrong(node < nodes.length ? 'not-host' : 'no-node', 'node', node, { allowed })];
}

/** For what is done at a node of any kind. */
export function nodeFaults({ nodes }: Network, node: number): Fault[] {
  if (node < nodes.length) return [];
  const allowed = nodes.map(({ spec }, number) => `${number} (${spec.name})`);
  return [wrong('no-node', 'node', node, { allowed })];
}

/** A fault of one field of an input. */
export function wrong(
  code: FaultCode,
  key: string,
  found: number,
  more: { low?: number; high?: number; allowed?: readonly string[] },
): Fault {
  return { code, path: [key], found: foundText(found), ...more };
}
