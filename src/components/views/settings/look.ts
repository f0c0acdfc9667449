/** What is chosen in the view, as links hold it: `h`, `h<node>` or `l<link>`. */
import type { HostValues, LinkValues } from './values.ts';

export interface Chosen {
  readonly part: 'hosts' | 'links';
  /** Undefined: all hosts. */
  readonly node: number | undefined;
  readonly link: number;
}

const LOOK = /^([hl])(\d{0,4})$/;

/** Whether a part of a look says something. */
export const understands = (part: string): boolean => LOOK.test(part);

export function readLook(
  look: string | undefined,
  hosts: readonly HostValues[],
  links: readonly LinkValues[],
): Chosen {
  const [, part, digits = ''] = LOOK.exec(look ?? '') ?? [];
  const number = digits === '' ? -1 : Number(digits);
  const node = part === 'h' && hosts.some((each) => each.node === number) ? number : undefined;
  const link = part === 'l' && links.some((each) => each.link === number) ? number : undefined;
  return {
    part: part === 'l' ? 'links' : 'hosts',
    node,
    link: link ?? links[0]?.link ?? -1,
  };
}

/** Undefined for what is shown at first. */
export function lookWord({ part, node, link }: Chosen): string | undefined {
  if (part === 'links') return `l${Math.max(0, link)}`;
  return node === undefined ? undefined : `h${node}`;
}
