/** How wide words will be, before they are drawn. */

/** Advance widths in em: JetBrains Mono is 0.6 wide; bold Inter about this for capitals. */
export const MONO = 0.6;
export const BOLD = 0.68;

/** Roughly how wide a text is, in em. Chinese characters are one em wide. */
export function textWidth(text: string, advance: number): number {
  let width = 0;
  for (const char of text) {
    if (char > '\u2e80') width += 1;
    else if (advance !== MONO && /[\s,·]/.test(char)) width += 0.3;
    else width += advance;
  }
  return width;
}
