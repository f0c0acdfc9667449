import type { RfcRef } from './types.ts';

/** `RFC9293#3.10.7.4` as people write it, and where to read it. */
export function citation(ref: RfcRef): { label: string; href: string } {
  const [rfc, section] = ref.split('#') as [string, string];
  return {
    label: `RFC ${rfc.slice(3)} §${section}`,
    href: `https://www.rfc-editor.org/rfc/${rfc.toLowerCase()}#section-${section}`,
  };
}
