/** The socket options of groups (RFC 3678 §4.1), by their values as text: a group, or a group and a sender. */
import { type Ipv4, isMulticast, isUnicastHost, parseIpv4 } from '../../core/addresses.ts';
import type { GroupError } from '../kind.ts';
import { type Filter, NOBODY, unique, without } from './groups.ts';

interface Wish {
  readonly group: Ipv4;
  readonly filter: Filter;
}

const OPTIONS = [
  'IP_ADD_MEMBERSHIP',
  'IP_DROP_MEMBERSHIP',
  'IP_ADD_SOURCE_MEMBERSHIP',
  'IP_DROP_SOURCE_MEMBERSHIP',
  'IP_BLOCK_SOURCE',
  'IP_UNBLOCK_SOURCE',
] as const;
export type GroupOption = (typeof OPTIONS)[number];

/** Kernels' limit of igmp_max_msf, more or less. */
const MOST_SOURCES = 64;

export function isGroupOption(option: string): option is GroupOption {
  return (OPTIONS as readonly string[]).includes(option);
}

/** What a socket wants of which group after the option, or why it cannot be. `known`: what it wanted before. */
export function wishOf(
  option: GroupOption,
  value: number | string,
  known: (group: Ipv4) => Filter | undefined,
): Wish | GroupError {
  const [first = '', second, ...more] = String(value).split(/[\s,]+/);
  const group = parseIpv4(first) ?? 0;
  const source = second === undefined ? undefined : parseIpv4(second);
  const bySource = option.includes('SOURCE');
  if (!isMulticast(group) || more.length > 0 || bySource === (source === undefined))
    return 'EINVAL';
  if (source === undefined) return second === undefined ? ofGroup(option, group, known) : 'EINVAL';
  return isUnicastHost(source) ? ofSource(option, group, source, known(group)) : 'EINVAL';
}

function ofGroup(
  option: GroupOption,
  group: Ipv4,
  known: (group: Ipv4) => Filter | undefined,
): Wish | GroupError {
  const joins = option === 'IP_ADD_MEMBERSHIP';
  if (joins === (known(group) !== undefined)) return joins ? 'EADDRINUSE' : 'EADDRNOTAVAIL';
  return { group, filter: joins ? { mode: 'exclude', sources: [] } : NOBODY };
}

/** A socket has all senders but some, or some alone; the options of the one are an error for the other. */
function ofSource(
  option: GroupOption,
  group: Ipv4,
  source: Ipv4,
  before: Filter | undefined,
): Wish | GroupError {
  const adds = option === 'IP_ADD_SOURCE_MEMBERSHIP' || option === 'IP_BLOCK_SOURCE';
  const mode = option.endsWith('MEMBERSHIP') ? 'include' : 'exclude';
  const { sources } = before ?? NOBODY;
  if (before !== undefined && before.mode !== mode) return 'EINVAL';
  if (before === undefined && option !== 'IP_ADD_SOURCE_MEMBERSHIP') return 'EADDRNOTAVAIL';
  if (adds === sources.includes(source)) return 'EADDRNOTAVAIL';
  if (adds && sources.length === MOST_SOURCES) return 'ENOBUFS';
  const next = adds ? unique([...sources, source]) : without(sources, [source]);
  return { group, filter: { mode, sources: next } };
}
