/** Failures are kept as files, to be run again by the tests until nobody can break it any more. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransportSettings } from '../src/stack/sockets/index.ts';
import type { SessionInput } from '../src/stack/world/inputs.ts';

export interface Regression {
  /** Where it came from: the fuzzer's seed and what went wrong. */
  seed: number;
  message: string;
  /** The victim's settings, where they are not the defaults. */
  settings: Partial<TransportSettings>;
  inputs: readonly SessionInput[];
}

export function saveJson(folder: string, name: string, value: object): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  const plain = JSON.stringify(value, (_, item) =>
    item instanceof Uint8Array ? { hex: Buffer.from(item).toString('hex') } : item,
  );
  writeFileSync(file, `${plain}\n`);
  return file;
}

/** A saved regression or case; the tests that ask know which it is. */
export function loadJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'), (_, value) =>
    typeof value?.hex === 'string' ? Uint8Array.from(Buffer.from(value.hex, 'hex')) : value,
  ) as T;
}

export function regressionsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
