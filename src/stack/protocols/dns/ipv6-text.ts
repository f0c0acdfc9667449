/** IPv6 addresses as text, for AAAA records (RFC 4291 §2.2, RFC 5952). */

/** The text of 16 octets, as RFC 5952 §4 recommends it. */
export function formatIpv6(bytes: Uint8Array, at: number): string {
  const groups = Array.from(
    { length: 8 },
    (_, i) => ((bytes[at + 2 * i] as number) << 8) | (bytes[at + 2 * i + 1] as number),
  );
  const [start, length] = longestZeros(groups);
  const text = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':');
  if (length < 2) return text(groups);
  return `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
}

/** The first of the longest runs of zero groups: where it starts, and how long it is. */
function longestZeros(groups: readonly number[]): readonly [number, number] {
  let best = 0;
  let longest = 0;
  for (let i = 0; i < groups.length; i++) {
    let length = 0;
    while (groups[i + length] === 0) length++;
    if (length > longest) {
      best = i;
      longest = length;
    }
  }
  return [best, longest];
}

/** The 16 octets of an address; undefined when the text is not one. */
export function parseIpv6(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [before, after] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = [...(before as string[]), ...(after ?? [])];
  if (given.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  if (after === undefined ? given.length !== 8 : given.length > 7) return undefined;
  const zeros = Array.from({ length: 8 - given.length }, () => '0');
  const groups = [...(before as string[]), ...zeros, ...(after ?? [])];
  return groups.flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
}
