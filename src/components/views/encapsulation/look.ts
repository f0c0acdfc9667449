/** Which frame is taken apart and which byte of it is pointed at: `p17` and `b42`, joined by `~`. */
export interface CapsuleLook {
  /** The frame; undefined: the selected one, or the latest. */
  readonly frame: number | undefined;
  readonly byte: number | undefined;
}

const PART = /^([pb])(\d{1,7})$/;

export function encodeLook({ frame, byte }: CapsuleLook): string | undefined {
  const parts = [frame !== undefined && `p${frame}`, byte !== undefined && `b${byte}`];
  return parts.filter(Boolean).join('~') || undefined;
}

/** A link may say anything: what cannot be understood is left out. */
export function decodeLook(text: string | undefined): CapsuleLook {
  let look: CapsuleLook = { frame: undefined, byte: undefined };
  for (const part of text?.split('~') ?? []) {
    const [, sign, number] = PART.exec(part) ?? [];
    if (sign === 'p') look = { ...look, frame: Number(number) };
    if (sign === 'b') look = { ...look, byte: Number(number) };
  }
  return look;
}

/** Whether a part of a look, between two `~`, says something. */
export const understands = (part: string): boolean => encodeLook(decodeLook(part)) === part;
