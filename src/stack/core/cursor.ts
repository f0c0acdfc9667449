/** Big-endian byte cursors for code that is not on the hot path. */
export interface Reader {
  readonly view: DataView;
  at: number;
  readonly end: number;
}

export interface Writer {
  bytes: Uint8Array;
  at: number;
}

export function readerOf(bytes: Uint8Array, start = 0, end = bytes.length): Reader {
  return {
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    at: start,
    end: Math.min(end, bytes.length),
  };
}

export function remaining(reader: Reader): number {
  return reader.end - reader.at;
}

/** The next `size` bytes (1 … 6) as an unsigned integer, or undefined when they are not there. */
export function readUint(reader: Reader, size: number): number | undefined {
  if (remaining(reader) < size) return undefined;
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + reader.view.getUint8(reader.at + i);
  reader.at += size;
  return value;
}

export function writer(capacity = 64): Writer {
  return { bytes: new Uint8Array(capacity), at: 0 };
}
