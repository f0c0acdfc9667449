/** Runs a classic BPF program as a kernel would: what it gives is how many bytes pass. */
import { BPF, type Instruction } from '../bpf/program.ts';

const ANCILLARY = 0xfffff000;
const TAG_PRESENT = ANCILLARY + 48;

export function runBpf(
  program: readonly Instruction[],
  frame: Uint8Array,
  tagTaken = false,
): number {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  let accumulator = 0;
  for (let at = 0; at < program.length; at++) {
    const { code, jt, jf, k } = program[at] as Instruction;
    if (code === BPF.return) return k;
    if (code === BPF.jumpEqual) at += accumulator === k ? jt : jf;
    else if (code === BPF.jumpAtLeast) at += accumulator >= k ? jt : jf;
    else if (k >= ANCILLARY) {
      // A kernel takes any load; libpcap, which runs the filter as well, only one of a byte.
      if (k !== TAG_PRESENT || code !== BPF.loadByte) throw new Error(`ancillary load of ${k}`);
      accumulator = tagTaken ? 1 : 0;
    } else {
      const bytes = code === BPF.loadWord ? 4 : 2;
      // A load from behind the end drops the packet.
      if (k + bytes > frame.length) return 0;
      accumulator = bytes === 4 ? view.getUint32(k) : view.getUint16(k);
    }
  }
  throw new Error('the program has no end');
}
