/** A, B … Z, AA …: the letter of a run is the same in the tree, in the heads and in the totals. */
export function letterOf(fork: number): string {
  const before = Math.floor(fork / 26);
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (fork % 26));
}
