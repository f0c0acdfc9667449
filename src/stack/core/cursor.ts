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

export function readBytes(reader: Reader, size: number): Uint8Array | undefined {
  if (remaining(reader) < size) return undefined;
  const start = reader.view.byteOffset + reader.at;
  reader.at += size;
  return new Uint8Array(reader.view.buffer as ArrayBuffer, start, size).slice();
}

export function writer(capacity = 64): Writer {
  return { bytes: new Uint8Array(capacity), at: 0 };
}

export function writeUint(out: Writer, value: number, size: number): void {
  ensure(out, size);
  let rest = value;
  for (let i = size - 1; i >= 0; i--) {
    out.bytes[out.at + i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  out.at += size;
}

export function writeBytes(out: Writer, bytes: Uint8Array): void {
  ensure(out, bytes.length);
  out.bytes.set(bytes, out.at);
  out.at += bytes.length;
}

export function written(out: Writer): Uint8Array {
  return out.bytes.slice(0, out.at);
}

function ensure(out: Writer, size: number): void {
  if (out.at + size <= out.bytes.length) return;
  const bigger = new Uint8Array(Math.max(out.bytes.length * 2, out.at + size));
  bigger.set(out.bytes);
  out.bytes = bigger;
}
