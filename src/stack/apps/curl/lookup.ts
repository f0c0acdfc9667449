/** The address of a name, from the name servers of the host. */
import type { Ipv4 } from '../../core/addresses.ts';
import { parseName } from '../../protocols/dns/name.ts';
import {
  createLookup,
  DEFAULT_SETTINGS,
  type Lookup,
  type Progress,
} from '../../protocols/dns/stub-resolver.ts';
import { nameServersOfHost } from '../dig/name-servers.ts';
import type { AppEnv } from '../kind.ts';

const A = 1;
const IN = 1;

/** Null: it is no name, or there is nobody to ask. */
export function lookupOf(host: string, known: readonly Ipv4[], env: AppEnv): Lookup | null {
  const servers = known.length > 0 ? known : nameServersOfHost(env);
  const name = parseName(host);
  if (servers.length === 0 || name === undefined) return null;
  return createLookup({ ...DEFAULT_SETTINGS, servers }, { name, type: A, class: IN }, true);
}

export function addressIn(progress: Progress): Ipv4 | undefined {
  const records = progress.type === 'answer' ? progress.answer.message.answers : [];
  return records.flatMap(({ data }) => (data.form === 'A' ? [data.address] : []))[0];
}
