/**
 * Changes to a scenario in a link: JSON in base64url, for a patch may set any value. What it leads to
 * is checked like every scenario before it runs; here only its form is.
 */
import { fromBase64url, toBase64url } from '../stack/core/base64url.ts';
import { fromUtf8, utf8 } from '../stack/core/text.ts';
import { LONGEST_PATH, MOST_PATCHES } from '../stack/world/session-data.ts';
import type { PatchPath, ScenarioPatch } from '../stack/world/session-patch.ts';

const LONGEST_TEXT = 100_000;
/** No key of a scenario is called so, and objects have a meaning of their own for it. */
const FORBIDDEN = '__proto__';

export function encodePatch(patch: readonly ScenarioPatch[]): string {
  const text = JSON.stringify(patch, (_, value) =>
    value instanceof Uint8Array ? { base64: toBase64url(value) } : value,
  );
  return toBase64url(utf8(text));
}

/** Undefined when it is out of form. */
export function decodePatch(text: string): readonly ScenarioPatch[] | undefined {
  const bytes = text.length <= LONGEST_TEXT ? fromBase64url(text) : undefined;
  const json = bytes && fromUtf8(bytes);
  if (json === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(json, revive);
    const inForm = Array.isArray(value) && value.length <= MOST_PATCHES && value.every(isPatch);
    return inForm && value.length > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}

function revive(key: string, value: unknown): unknown {
  if (key === FORBIDDEN) throw new RangeError(key);
  if (typeof value !== 'object' || value === null || !('base64' in value)) return value;
  const bytes = typeof value.base64 === 'string' ? fromBase64url(value.base64) : undefined;
  if (bytes === undefined) throw new RangeError('base64');
  return bytes;
}

function isPatch(value: unknown): value is ScenarioPatch {
  if (typeof value !== 'object' || value === null) return false;
  const said = value as Record<string, unknown>;
  const keys = Object.keys(said).sort().join(' ');
  switch (keys) {
    case 'set to':
      return isPath(said.set);
    case 'remove':
      return isPath(said.remove);
    case 'add member':
      return isPath(said.add) && isObject(said.member);
    case 'add at member':
      return isPath(said.add) && isObject(said.member) && isPlace(said.at);
    default:
      return false;
  }
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const isPlace = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;

function isPath(value: unknown): value is PatchPath {
  if (!Array.isArray(value) || value.length === 0 || value.length > LONGEST_PATH) return false;
  return value.every((key) => isPlace(key) || (typeof key === 'string' && key !== FORBIDDEN));
}
