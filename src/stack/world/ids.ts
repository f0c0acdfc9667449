/**
 * What hangs on the id of a node or a link: hardware addresses and random numbers. An id that is
 * not given is a thing's number, so that runs of scenarios without ids stay what they are.
 */
import { type Mac, simulatedMac } from '../core/addresses.ts';
import type { NodeSpecBase } from '../nodes/kind.ts';

export function nodeId(spec: NodeSpecBase, index: number): string {
  return spec.id ?? String(index);
}

/** `number`: the link's number in the trace. */
export function linkId(spec: { readonly id?: string }, number: number): string {
  return spec.id ?? String(number);
}

/** A whole number, written as one writes it (`01` is a name), is its own; other ids are hashed (FNV-1a), beyond all numbers that nodes have. */
export function idNumber(id: string): number {
  if (/^(?:0|[1-9]\d{0,3})$/.test(id)) return Number(id);
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) | 0x10000;
}

/**
 * Locally administered: 02:… counts from the id's number, 06:… holds its hash. An id that is a hardware
 * address (the checks look at its form) is that of the node's first card: a host on a real network cannot
 * choose.
 */
export function cardMac(id: string, card: number): Mac {
  if (id[2] === ':') return Number.parseInt(id.replaceAll(':', ''), 16) + card;
  const number = idNumber(id);
  if (number < 0x10000) return simulatedMac(number + 1) + card * 0x10000;
  return 0x06_00_00_00_00_00 + (number >>> 0) * 0x100 + card;
}
