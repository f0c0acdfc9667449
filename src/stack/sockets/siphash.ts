/**
 * SipHash-2-4 (Aumasson and Bernstein) of three 32-bit words under a 128-bit key: the keyed hash
 * behind initial sequence numbers, ports, timestamp offsets and SYN cookies (RFC 9293 §3.4.1: only who
 * knows the secret can compute it). 64-bit words are pairs of 32-bit halves, low half first.
 */
const v = new Uint32Array(8);

/** The low 32 bits of the hash of (a, b, c). */
export function keyedHash(key: Uint32Array, a: number, b: number, c: number): number {
  const [k0, k1, k2, k3] = [key[0], key[1], key[2], key[3]] as [number, number, number, number];
  v[0] = k0 ^ 0x70736575;
  v[1] = k1 ^ 0x736f6d65;
  v[2] = k2 ^ 0x6e646f6d;
  v[3] = k3 ^ 0x646f7261;
  v[4] = k0 ^ 0x6e657261;
  v[5] = k1 ^ 0x6c796765;
  v[6] = k2 ^ 0x79746573;
  v[7] = k3 ^ 0x74656462;
  absorb(a, b);
  // The last word carries the message's length, 12 bytes, in its top byte.
  absorb(c, 12 << 24);
  v[4] = (v[4] as number) ^ 0xff;
  for (let i = 0; i < 4; i++) round();
  return ((v[0] as number) ^ (v[2] as number) ^ (v[4] as number) ^ (v[6] as number)) >>> 0;
}

function absorb(low: number, high: number): void {
  v[6] = (v[6] as number) ^ low;
  v[7] = (v[7] as number) ^ high;
  round();
  round();
  v[0] = (v[0] as number) ^ low;
  v[1] = (v[1] as number) ^ high;
}

function round(): void {
  addRotateXor(0, 2, 13);
  swapHalves(0);
  addRotateXor(4, 6, 16);
  addRotateXor(0, 6, 21);
  addRotateXor(4, 2, 17);
  swapHalves(4);
}

/** v[x] += v[y]; v[y] = rotl(v[y], by) ^ v[x]; indices are of the low halves, 0 < by < 32. */
function addRotateXor(x: number, y: number, by: number): void {
  const low = (v[x] as number) + (v[y] as number);
  v[x + 1] = (v[x + 1] as number) + (v[y + 1] as number) + (low > 0xffffffff ? 1 : 0);
  v[x] = low;
  const yLow = v[y] as number;
  const yHigh = v[y + 1] as number;
  v[y] = ((yLow << by) | (yHigh >>> (32 - by))) ^ (v[x] as number);
  v[y + 1] = ((yHigh << by) | (yLow >>> (32 - by))) ^ (v[x + 1] as number);
}

/** A rotation by 32. */
function swapHalves(x: number): void {
  const low = v[x] as number;
  v[x] = v[x + 1] as number;
  v[x + 1] = low;
}
