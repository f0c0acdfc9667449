/** At which node is looked: `n3`; the one to which a fragment came first, when nothing is said. */
const PART = /^n(\d{1,4})$/;

export const encodeLook = (node: number | undefined): string | undefined =>
  node === undefined ? undefined : `n${node}`;

/** A link may say anything: what cannot be understood is left out. */
export function decodeLook(text: string | undefined): number | undefined {
  for (const part of text?.split('~') ?? []) {
    const [, node] = PART.exec(part) ?? [];
    if (node !== undefined) return Number(node);
  }
  return undefined;
}

export const understands = (part: string): boolean => PART.test(part);
