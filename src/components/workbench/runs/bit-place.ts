import type { Language } from '../../../i18n/language.ts';
import { dissect, fieldAtByte } from '../../../stack/wire/inspect.ts';

interface BitPlace {
  readonly layer: string;
  readonly field: string;
}

/** Which field of which layer a bit of a frame belongs to, by the byte that it is in. */
export function bitPlace(bytes: Uint8Array, bit: number, language: Language): BitPlace | undefined {
  const found = fieldAtByte(dissect(bytes), bit >> 3);
  if (found === null) return undefined;
  return { layer: found.layer.label[language], field: found.field.label[language] };
}
