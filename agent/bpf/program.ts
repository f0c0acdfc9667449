/**
 * The filter that the kernel runs on every frame of the card (classic BPF), so that only what is
 * for the page wakes us: our MAC address, broadcasts, groups that were joined; nothing with a VLAN
 * tag. With the host's MAC address, of IPv4 only what goes to our own addresses, to everybody, or
 * to a group. `wants` says the same in JavaScript, for cards whose system has no such filter.
 */
import { IPV4_BROADCAST, isMulticast, MAC_BROADCAST } from '../../src/stack/core/addresses.ts';
import { ethernet, etherTypes, readMac } from '../../src/stack/protocols/ethernet/header.ts';
import { ipv4 } from '../../src/stack/protocols/ipv4/offsets.ts';
import type { Wanted } from '../drivers/driver.ts';

export interface Instruction {
  readonly code: number;
  /** Instructions to skip when a comparison holds, and when not: at most 255. */
  readonly jt: number;
  readonly jf: number;
  readonly k: number;
}

/** Of <linux/filter.h>, as far as it is used here. */
export const BPF = {
  loadWord: 0x20,
  loadHalf: 0x28,
  loadByte: 0x30,
  jumpEqual: 0x15,
  jumpAtLeast: 0x35,
  return: 0x06,
} as const;

/**
 * A load from here on asks the kernel about the packet; the tag is not in its bytes any more. It is
 * a byte's: for frames that came while the filter was changed, libpcap answers itself, and knows no
 * other.
 */
const ANCILLARY = 0xfffff000;
const TAG_PRESENT = (ANCILLARY + 48) >>> 0;
const WHOLE = 0x40000;
const TAGS = [0x8100, 0x88a8, 0x9100];
const DST_HIGH = ethernet.at.dst;
const DST_LOW = ethernet.at.dst + 4;
const IP_DST = ethernet.length + ipv4.at.dst;
const MULTICAST = { from: 0xe0000000, to: 0xf0000000 };

type Step =
  | { readonly load: number; readonly size?: 'half' | 'byte' }
  | {
      readonly test: number;
      readonly atLeast?: boolean;
      readonly yes?: string;
      readonly no?: string;
    }
  | { readonly label: string }
  | { readonly give: number };

const high = (mac: number) => Math.floor(mac / 0x10000);
const low = (mac: number) => mac % 0x10000;

/** `ancillary`: the kernel takes tags out of frames (AF_PACKET), so that it has to be asked. */
export function bpfProgram(wanted: Wanted | undefined, ancillary: boolean): Instruction[] {
  if (wanted === undefined) return assemble([{ give: 0 }]);
  const steps: Step[] = [];
  if (ancillary) steps.push({ load: TAG_PRESENT, size: 'byte' }, { test: 0, no: 'drop' });
  steps.push({ load: ethernet.at.etherType, size: 'half' });
  for (const tag of TAGS) steps.push({ test: tag, yes: 'drop' });
  [wanted.mac, MAC_BROADCAST, ...wanted.groups].forEach((mac, i) => {
    const next = `mac${i}`;
    steps.push({ load: DST_HIGH }, { test: high(mac), no: next });
    steps.push({ load: DST_LOW, size: 'half' }, { test: low(mac), yes: 'ours' }, { label: next });
  });
  steps.push({ label: 'drop' }, { give: 0 }, { label: 'ours' });
  if (wanted.onlyTo !== undefined) {
    steps.push({ load: ethernet.at.etherType, size: 'half' });
    steps.push({ test: etherTypes.arp, yes: 'keep' }, { test: etherTypes.ipv4, no: 'other' });
    steps.push({ load: IP_DST });
    for (const to of [...wanted.onlyTo, IPV4_BROADCAST]) steps.push({ test: to, yes: 'keep' });
    steps.push({ test: MULTICAST.to, atLeast: true, yes: 'other' });
    steps.push({ test: MULTICAST.from, atLeast: true, yes: 'keep' });
    steps.push({ label: 'other' }, { give: 0 }, { label: 'keep' });
  }
  steps.push({ give: WHOLE });
  return assemble(steps);
}

const LOADS = { word: BPF.loadWord, half: BPF.loadHalf, byte: BPF.loadByte };

function assemble(steps: readonly Step[]): Instruction[] {
  const labels = new Map<string, number>();
  let at = 0;
  for (const step of steps) {
    if ('label' in step) labels.set(step.label, at);
    else at++;
  }
  const out: Instruction[] = [];
  const distance = (label: string | undefined) => {
    const skip = label === undefined ? 0 : (labels.get(label) as number) - out.length - 1;
    if (skip < 0 || skip > 255) throw new RangeError('a filter with too many groups');
    return skip;
  };
  for (const step of steps) {
    if ('load' in step) {
      const code = LOADS[step.size ?? 'word'];
      out.push({ code, jt: 0, jf: 0, k: step.load });
    } else if ('test' in step) {
      const code = step.atLeast === true ? BPF.jumpAtLeast : BPF.jumpEqual;
      out.push({ code, jt: distance(step.yes), jf: distance(step.no), k: step.test });
    } else if ('give' in step) out.push({ code: BPF.return, jt: 0, jf: 0, k: step.give });
  }
  return out;
}

/** As the kernel wants it: struct sock_filter, in the byte order of this computer. */
export function bpfBytes(program: readonly Instruction[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(program.length * 8);
  const halves = new Uint16Array(bytes.buffer);
  const words = new Uint32Array(bytes.buffer);
  program.forEach(({ code, jt, jf, k }, i) => {
    halves[i * 4] = code;
    bytes[i * 8 + 2] = jt;
    bytes[i * 8 + 3] = jf;
    words[i * 2 + 1] = k;
  });
  return bytes;
}

/** Whether a frame is for the page. */
export function wants(wanted: Wanted | undefined, frame: DataView): boolean {
  if (wanted === undefined || frame.byteLength < ethernet.length) return false;
  const type = frame.getUint16(ethernet.at.etherType);
  const dst = readMac(frame, ethernet.at.dst);
  if (TAGS.includes(type)) return false;
  if (dst !== wanted.mac && dst !== MAC_BROADCAST && !wanted.groups.includes(dst)) return false;
  if (wanted.onlyTo === undefined || type === etherTypes.arp) return true;
  if (type !== etherTypes.ipv4 || frame.byteLength < IP_DST + 4) return false;
  const to = frame.getUint32(IP_DST);
  return to === IPV4_BROADCAST || isMulticast(to) || wanted.onlyTo.includes(to);
}
