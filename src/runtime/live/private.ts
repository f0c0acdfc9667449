/**
 * What a file of a live run need not tell: the addresses that the computer has, and its card's name. It
 * is the same run again without them; an address that its DHCP client refused stands in the offer, too.
 */
import type { Hello } from '../../relay/messages.ts';
import { isShort, type ProcessSpec } from '../../stack/apps/process-spec.ts';
import { parseIpv4 } from '../../stack/core/addresses.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import type { RecordedLive } from './messages.ts';

export function withoutPrivate(recorded: RecordedLive): RecordedLive {
  const { scenario, hello, inputs } = recorded;
  return {
    ...recorded,
    hello: helloWithout(hello),
    scenario: { ...scenario, spec: specWithout(scenario.spec, inputs) },
  };
}

function helloWithout({ mtuOfHost: _, ...hello }: Hello): Hello {
  return { ...hello, interface: '', refuse: [] };
}

/** A client goes by the addresses that it must refuse only when one of them is offered. */
function specWithout(spec: ScenarioSpec, inputs: readonly SessionInput[]): ScenarioSpec {
  let offered: ReadonlySet<number> | undefined;
  const processWithout = (process: ProcessSpec): ProcessSpec => {
    if (isShort(process)) return process;
    const { args } = process;
    if (typeof args !== 'object' || args === null) return process;
    if (!('refuse' in args) || !Array.isArray(args.refuse)) return process;
    offered ??= offeredIn(inputs);
    const known = offered;
    const refuse = args.refuse.filter((each: unknown) => known.has(parseIpv4(String(each)) ?? -1));
    return { ...process, args: { ...args, refuse } };
  };
  const nodes = spec.nodes.map((node) =>
    'processes' in node && node.processes !== undefined
      ? { ...node, processes: node.processes.map(processWithout) }
      : node,
  );
  return { ...spec, nodes };
}

const ETHERNET = 14;
const IPV4 = 0x0800;
const UDP = 17;
/** UDP's header, and BOOTP's as far as yiaddr (RFC 2131 §2). */
const YIADDR = 8 + 16;

/**
 * Every word that may be a yiaddr. A datagram in fragments has it at some multiple of four as well, and
 * not farther in: the word is taken for one wherever it stands until there.
 */
function offeredIn(inputs: readonly SessionInput[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const input of inputs) {
    if (input.kind !== 'arrive') continue;
    const { bytes } = input;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < ETHERNET + 20 || view.getUint16(12) !== IPV4 || bytes[23] !== UDP) continue;
    const start = ETHERNET + 4 * ((bytes[ETHERNET] as number) & 0xf);
    const end = Math.min(start + YIADDR, bytes.length - 4);
    for (let at = start; at <= end; at += 4) found.add(view.getUint32(at));
  }
  return found;
}
