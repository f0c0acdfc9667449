/**
 * How the reader looks at the map. Links hold it in parts `n4` (the chosen node) or `l2` (link),
 * `p17` (the packet that is followed, by its frame), `xarp.icmp` (protocols left out), `h4` (the heap
 * of hosts at a node), `m4.500.250` (moved: thousandths of the picture's width and height), `eroutes`
 * (the form of a table of the chosen node), `troutes` (that table of it, and no other), `z150` (how
 * large it is drawn, in percent; `z0` the whole of it), joined by `~`.
 */

/** Thousandths of the picture's width and height. */
export interface Moved {
  readonly node: number;
  readonly x: number;
  readonly y: number;
}

export interface MapLook {
  readonly node: number | undefined;
  readonly link: number | undefined;
  readonly packet: number | undefined;
  readonly without: readonly string[];
  /** The node whose heap of hosts is looked at. */
  readonly heap: number | undefined;
  readonly moved: readonly Moved[];
  /** The table of the chosen node to which a row is being added. */
  readonly adds: string | undefined;
  /** The one table of the chosen node that is looked at; undefined: all of them. */
  readonly only: string | undefined;
  /** How large the map is drawn, in percent; 0: as the whole of it needs; undefined: nothing was chosen. */
  readonly zoom: number | undefined;
}

export const PLAIN: MapLook = {
  ...{ node: undefined, link: undefined, heap: undefined, packet: undefined },
  ...{ without: [], moved: [], adds: undefined, only: undefined },
  zoom: undefined,
};

/** One thing at a time is looked at. */
export const NOTHING = {
  ...{ node: undefined, link: undefined, heap: undefined, adds: undefined },
  only: undefined,
} as const;

const NUMBER = /^\d{1,7}$/;
const TABLE = /^[a-z][a-z0-9-]{0,15}$/;
const PROTOCOL = /^[a-z][a-z0-9-]{0,15}$/;
const MOVED = /^(-?\d{1,4})\.(\d{1,4})\.(\d{1,4})$/;
const MOST = 1000;
const MOST_ZOOM = 1000;

export function encodeLook(look: MapLook): string | undefined {
  const { node, link, heap, packet, without, moved, adds, only, zoom } = look;
  const parts = [
    node !== undefined && `n${node}`,
    link !== undefined && `l${link}`,
    heap !== undefined && `h${heap}`,
    packet !== undefined && `p${packet}`,
    without.length > 0 && `x${without.join('.')}`,
    ...moved.map(({ node: id, x, y }) => `m${id}.${x}.${y}`),
    adds !== undefined && `e${adds}`,
    only !== undefined && `t${only}`,
    zoom !== undefined && `z${zoom}`,
  ];
  return parts.filter(Boolean).join('~') || undefined;
}

/** A link may say anything: what cannot be understood is left out. */
export function decodeLook(text: string | undefined): MapLook {
  let look = PLAIN;
  for (const part of text?.split('~') ?? []) look = withPart(look, part[0] ?? '', part.slice(1));
  return look;
}

function withPart(look: MapLook, sign: string, rest: string): MapLook {
  const number = NUMBER.test(rest) ? Number(rest) : undefined;
  const words = rest.split('.');
  switch (sign) {
    case 'n':
      return { ...look, ...NOTHING, node: number };
    case 'l':
      return { ...look, ...NOTHING, link: number };
    case 'p':
      return { ...look, packet: number };
    case 'x':
      return { ...look, without: [...new Set(words.filter((word) => PROTOCOL.test(word)))] };
    case 'h':
      return { ...look, ...NOTHING, heap: number };
    case 'e':
      return { ...look, adds: TABLE.test(rest) ? rest : undefined };
    case 't':
      return { ...look, only: TABLE.test(rest) ? rest : undefined };
    case 'z':
      return { ...look, zoom: number !== undefined && number <= MOST_ZOOM ? number : undefined };
    case 'm': {
      const [, node, x, y] = (MOVED.exec(rest) ?? []).map(Number);
      if (node === undefined || x === undefined || y === undefined) return look;
      return withMoved(look, { node, x: Math.min(x, MOST), y: Math.min(y, MOST) });
    }
    default:
      return look;
  }
}

/** A node stands where it was moved to last. */
export function withMoved(look: MapLook, to: Moved): MapLook {
  return { ...look, moved: [...look.moved.filter(({ node }) => node !== to.node), to] };
}

/** Whether a part of a look, between two `~`, says something. */
export const understands = (part: string): boolean => encodeLook(decodeLook(part)) === part;
