/** The frame check sequence of Ethernet (IEEE 802.3 §3.2.9): a CRC of 32 bits. */

/** Shorter frames are padded with zeros (IEEE 802.3 §4.2.3.3: 64 bytes with the check sequence). */
export const SHORTEST = 60;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ 0xedb88320;
  return crc;
});

/** Of a frame from its first byte on, padded if it is short. */
export function fcsOfBytes(bytes: Uint8Array, start = 0, length = bytes.length): number {
  let crc = 0xffffffff;
  for (let at = 0; at < length; at++) crc = step(crc, bytes[start + at] as number);
  for (let at = length; at < SHORTEST; at++) crc = step(crc, 0);
  return ~crc >>> 0;
}

function step(crc: number, byte: number): number {
  return (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] as number);
}
