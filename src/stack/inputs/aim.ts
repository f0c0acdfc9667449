/** What is wrong when an input aims at something that is not there. */
import { type Fault, type FaultCode, foundText } from '../schema/faults.ts';
import type { Network } from '../world/schema/network.ts';

export function hostFaults({ nodes }: Network, node: number): Fault[] {
  if (nodes[node]?.kind.kind === 'host') return [];
  const allowed = nodes.flatMap(({ kind, spec }, number) =>
    kind.kind === 'host' ? [`${number} (${spec.name})`] : [],
  );
  return [wrong(node < nodes.length ? 'not-host' : 'no-node', 'node', node, { allowed })];
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
