/**
 * Deep copies of plain data: numbers, strings, booleans, null, undefined, arrays, records,
 * typed arrays, DataViews and Maps. Two views on one buffer are two views on one buffer in the copy.
 * What is frozen never changes, so both have the same one: a script's steps, for example.
 * Anything else in a world (a function, a class instance, a cycle) is a mistake and throws.
 */
export function clone<T>(value: T): T {
  return copy(value, new Map()) as T;
}

function copy(value: unknown, buffers: Map<ArrayBufferLike, ArrayBuffer>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError(`a ${typeof value} cannot be part of a world`);
  }
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) {
    const out = new Array(value.length);
    for (let i = 0; i < value.length; i++) out[i] = copy(value[i], buffers);
    return out;
  }
  if (ArrayBuffer.isView(value)) return copyView(value, buffers);
  if (value instanceof Map) {
    const out = new Map();
    for (const [key, item] of value) out.set(key, copy(item, buffers));
    return out;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`a ${prototype?.constructor?.name} cannot be part of a world`);
  }
  // A spread keeps the hidden class, so that code compiled for the original suits the copy.
  const out = { ...value } as Record<string, unknown>;
  for (const key in out) {
    const item = out[key];
    if (typeof item === 'object' || typeof item === 'function') out[key] = copy(item, buffers);
  }
  return out;
}

type TypedArrayMaker = new (
  buffer: ArrayBuffer,
  byteOffset: number,
  length: number,
) => ArrayBufferView;

function copyView(view: ArrayBufferView, buffers: Map<ArrayBufferLike, ArrayBuffer>) {
  let buffer = buffers.get(view.buffer);
  if (buffer === undefined) {
    buffer = view.buffer.slice(0) as ArrayBuffer;
    buffers.set(view.buffer, buffer);
  }
  const Maker = view.constructor as TypedArrayMaker;
  const length = view instanceof DataView ? view.byteLength : (view as Uint8Array).length;
  return new Maker(buffer, view.byteOffset, length);
}
