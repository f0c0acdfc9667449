/** How flows are called, where there may be many: by their ends, and the N flows of a program by number. */
import type { Language } from '../../../i18n/language.ts';
import { formatEndpoint } from '../../../model/parts/connections.ts';
import type { Flow } from '../../../model/parts/flow.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { nodeOf, nodeOfAddress } from '../../../model/topology.ts';
import { nodeName } from '../../node-name.ts';

/** Those that carry data are numbered in the order of their first segments; the others have none. */
export function flowNumber(flow: Flow, all: readonly Flow[]): number | undefined {
  if (flow.bytes === 0) return undefined;
  return inOrder(all.filter(({ bytes }) => bytes > 0)).indexOf(flow) + 1;
}

/** In the order of their first segments. */
export function inOrder(flows: readonly Flow[]): Flow[] {
  const first = ({ sent }: Flow) => sent.event[0] ?? 0;
  return flows.toSorted((a, b) => first(a) - first(b));
}

/** 'client → server'; where there are several of these, with number and ports. */
export function flowName(
  run: RecordedRun,
  flow: Flow,
  all: readonly Flow[],
  language: Language,
  ports = true,
): string {
  const { node, from, to } = flow;
  const peer = nodeOfAddress(run.topology, to.address, node);
  if (nodeOf(run.topology, node) === undefined) return formatEndpoint(from);
  const name = peer === undefined ? formatEndpoint(to) : nodeName(run.topology, peer.id, language);
  const ends = `${nodeName(run.topology, node, language)} → ${name}`;
  const several = all.filter((each) => each.node === node && each.to.address === to.address);
  if (several.length < 2) return ends;
  const number = flowNumber(flow, all);
  const numbered = number === undefined ? ends : `${number}: ${ends}`;
  return ports ? `${numbered} (${from.port} → ${to.port})` : numbered;
}
