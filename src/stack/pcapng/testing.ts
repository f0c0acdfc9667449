/**
 * Reads a pcapng file, for tests. Written from the draft alone and for any byte order and any
 * options, so that it shares no mistake with the writer.
 */
export interface ReadInterface {
  linkType: number;
  snapLength: number;
  name: string;
  /** Units of a timestamp in one second. */
  resolution: number;
}

export interface ReadPacket {
  interface: number;
  /** In units of the interface's resolution. */
  at: bigint;
  originalLength: number;
  bytes: Uint8Array;
  comments: string[];
  direction: 'in' | 'out' | 'unknown';
}

export interface ReadFile {
  application: string;
  interfaces: ReadInterface[];
  packets: ReadPacket[];
}

interface Body {
  view: DataView;
  little: boolean;
}

export function readPcapng(file: Uint8Array): ReadFile {
  const whole = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const result: ReadFile = { application: '', interfaces: [], packets: [] };
  const magic = whole.getUint32(8);
  if (magic !== 0x1a2b3c4d && magic !== 0x4d3c2b1a) throw new Error('no section header');
  const little = magic === 0x4d3c2b1a;
  for (let at = 0; at < file.length; ) {
    const type = whole.getUint32(at, little);
    const length = whole.getUint32(at + 4, little);
    if (length % 4 !== 0) throw new Error(`a block of ${length} bytes at ${at}`);
    if (whole.getUint32(at + length - 4, little) !== length) {
      throw new Error(`the block at ${at} ends with another length`);
    }
    const view = new DataView(file.buffer, file.byteOffset + at + 8, length - 12);
    readBlock(type, { view, little }, result);
    at += length;
  }
  return result;
}

function readBlock(type: number, body: Body, into: ReadFile): void {
  const { view, little } = body;
  if (type === 0x0a0d0d0a) {
    for (const [code, value] of options(body, 16)) if (code === 4) into.application = text(value);
  } else if (type === 1) {
    const found = { linkType: view.getUint16(0, little), snapLength: view.getUint32(4, little) };
    const read: ReadInterface = { ...found, name: '', resolution: 1_000_000 };
    for (const [code, value] of options(body, 8)) {
      if (code === 2) read.name = text(value);
      if (code === 9) read.resolution = resolutionOf(value[0] as number);
    }
    into.interfaces.push(read);
  } else if (type === 6) {
    into.packets.push(readPacket(body));
  } else throw new Error(`a block of type ${type}`);
}

const resolutionOf = (octet: number) => {
  const power = octet & 0x7f;
  return octet & 0x80 ? 2 ** power : Number(`1e${power}`);
};

function readPacket(body: Body): ReadPacket {
  const { view, little } = body;
  const captured = view.getUint32(12, little);
  const read: ReadPacket = {
    interface: view.getUint32(0, little),
    at: (BigInt(view.getUint32(4, little)) << 32n) | BigInt(view.getUint32(8, little)),
    originalLength: view.getUint32(16, little),
    bytes: new Uint8Array(view.buffer, view.byteOffset + 20, captured).slice(),
    comments: [],
    direction: 'unknown',
  };
  for (const [code, value] of options(body, 20 + Math.ceil(captured / 4) * 4)) {
    if (code === 1) read.comments.push(text(value));
    if (code === 2) {
      const flags = new DataView(value.buffer, value.byteOffset).getUint32(0, little);
      read.direction = (['unknown', 'in', 'out', 'unknown'] as const)[flags & 3] ?? 'unknown';
    }
  }
  return read;
}

function* options({ view, little }: Body, from: number): Generator<[number, Uint8Array]> {
  for (let at = from; at < view.byteLength; ) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === 0) {
      if (at + 4 !== view.byteLength) throw new Error('bytes behind the end of the options');
      return;
    }
    yield [code, new Uint8Array(view.buffer, view.byteOffset + at + 4, length).slice()];
    at += 4 + Math.ceil(length / 4) * 4;
  }
}

/** Strictly UTF-8: throws for anything else. */
function text(bytes: Uint8Array): string {
  return decodeURIComponent(
    Array.from(bytes, (b) => `%${b.toString(16).padStart(2, '0')}`).join(''),
  );
}
