/** The calls of the C library that Linux's drivers make, without anything to be compiled. */
import koffi from 'koffi';

/** Memory outside of JavaScript's heap, which stays where it is until it is given back. */
export interface Memory {
  readonly address: bigint;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  free(): void;
}

export function memory(size: number): Memory {
  const pointer: unknown = koffi.alloc('uint8_t', size);
  const buffer = koffi.view(pointer, size);
  const bytes = new Uint8Array(buffer);
  bytes.fill(0);
  const address = koffi.address(pointer);
  return { address, bytes, view: new DataView(buffer), free: () => koffi.free(pointer) };
}

/** A struct for one call: the call may write into it, and nothing of it is kept. */
export interface Struct {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
}

export function struct(size: number): Struct {
  const bytes = new Uint8Array(size);
  return { bytes, view: new DataView(bytes.buffer) };
}

/** Structs are in the byte order of this computer. */
export const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

const DEFINITIONS = {
  socket: 'int socket(int domain, int type, int protocol)',
  bind: 'int bind(int fd, const void *address, uint32_t length)',
  setsockopt: 'int setsockopt(int fd, int level, int name, const void *value, uint32_t length)',
  getsockopt: 'int getsockopt(int fd, int level, int name, void *value, void *length)',
  ioctl: 'int ioctl(int fd, unsigned long request, void *argument)',
  recvmmsg: 'int recvmmsg(int fd, void *messages, uint32_t count, int flags, void *timeout)',
  sendmmsg: 'int sendmmsg(int fd, void *messages, uint32_t count, int flags)',
  open: 'int open(const char *path, int flags)',
  read: 'long read(int fd, void *bytes, size_t length)',
  write: 'long write(int fd, const void *bytes, size_t length)',
  close: 'int close(int fd)',
} as const;

type Name = keyof typeof DEFINITIONS;
export type Libc = Readonly<Record<Name, (...args: unknown[]) => number>>;

let loaded: Libc | undefined;

export function libc(): Libc {
  if (loaded !== undefined) return loaded;
  const library = koffi.load(null);
  const names = Object.keys(DEFINITIONS) as Name[];
  loaded = Object.fromEntries(
    names.map((name) => [name, library.func(DEFINITIONS[name])]),
  ) as unknown as Libc;
  return loaded;
}

export const errors: Readonly<Record<string, number>> = koffi.os.errno;
export const errno = (): number => koffi.errno();
export const errorName = (number: number): string =>
  Object.keys(errors).find((name) => errors[name] === number) ?? `error ${number}`;

/** A call of the system that failed, with its errno. */
export class SystemError extends Error {
  override readonly name = 'SystemError';
  readonly errno: number;
  constructor(call: string, number: number) {
    super(`${call}: ${errorName(number)}`);
    this.errno = number;
  }
}

/** What a call gave; throws when it failed. */
export function must(call: string, result: number): number {
  if (result < 0) throw new SystemError(call, errno());
  return result;
}

export interface Poll {
  /** After an error libuv has stopped; this goes on. */
  again(): void;
  close(): void;
}

/** Calls back, once a turn of the event loop, while there is something to be read. */
export function whenReadable(fd: number, readable: (failed: boolean) => void): Poll {
  // Its typings leave out the status, which comes first.
  const call = ((status: number) => readable(status < 0)) as unknown as () => void;
  const options = { readable: true };
  const handle = koffi.node.poll(fd, options, call);
  return {
    again: () => handle.start(options, call),
    close() {
      handle.stop();
      handle.close();
    },
  };
}
