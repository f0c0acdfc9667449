/** The form of a host in a scenario, and what no form can say: addresses, ranges. */
import * as v from 'valibot';
import type { ProcessSpec } from '../../apps/process-spec.ts';
import { stepsSchema } from '../../apps/script/schema.ts';
import { isLoopback, isUnicastHost, parseIpv4, sameNetwork } from '../../core/addresses.ts';
import { FRAME_MAX_BYTES } from '../../core/arena.ts';
import { ETHERNET_HEADER } from '../../protocols/ethernet/nic.ts';
import {
  SETTING_NAMES,
  type Setting,
  settingsTable,
  type TransportSettings,
} from '../../protocols/tcp/state/settings.ts';
import {
  dottedQuad,
  flag,
  instant,
  list,
  maybe,
  name,
  oneOf,
  partly,
  record,
  whole,
} from '../../schema/basics.ts';
import { type Fault, fault } from '../../schema/faults.ts';
import type { NodeForm } from '../kind.ts';
import type { HostSpec } from './spec.ts';

/** RFC 791 §3.2: every link carries 68 bytes. */
const LEAST_MTU = 68;
/** Jumbo frames, as far as the arena holds them. */
export const MOST_MTU = Math.min(9_216, FRAME_MAX_BYTES - ETHERNET_HEADER);
const MOST_PROCESSES = 64;
const MOST_HOOKS = 16;

function settingSchema(setting: Setting): v.GenericSchema<unknown, unknown> {
  if (setting.kind === 'toggle') return flag;
  if (setting.kind === 'choice') return oneOf(setting.choices);
  return whole(setting.low, setting.high);
}

const settingsSchema = record(
  partly<TransportSettings>(
    Object.fromEntries(SETTING_NAMES.map((each) => [each, settingSchema(settingsTable[each])])),
  ),
);

const named = { name, startAt: maybe(instant) };
const scriptArgs = { steps: stepsSchema, hashesReceived: maybe(flag) };
const scriptSchema = record({ ...named, app: maybe(v.literal('script')), ...scriptArgs });
/** What the arguments of other programs have to be, each of them knows. */
const appSchema = record({ ...named, app: name, args: v.any() });

/** A script, in short, or any program and its arguments. */
const processSchema: v.GenericSchema<unknown, ProcessSpec> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'args' in input ? appSchema : scriptSchema,
) as v.GenericSchema<unknown, ProcessSpec>;

const schema = {
  address: dottedQuad,
  prefixLength: maybe(whole(1, 32)),
  mtu: maybe(whole(LEAST_MTU, MOST_MTU)),
  gateway: maybe(dottedQuad),
  settings: maybe(settingsSchema),
  processes: maybe(list(processSchema, MOST_PROCESSES)),
  hooks: maybe(list(record({ hook: name, config: maybe(v.any()) }), MOST_HOOKS)),
} satisfies v.ObjectEntries;

export const hostForm: NodeForm<HostSpec> = {
  schema,
  faults: hostFaults,
  unique: ({ address }) => [{ path: ['address'], key: address }],
};

function hostFaults(host: HostSpec): Fault[] {
  const { address, gateway, prefixLength = 24, settings = {} } = host;
  const own = parseIpv4(address) as number;
  const faults: Fault[] = [];
  if (!isUnicastHost(own, prefixLength) || isLoopback(own)) {
    faults.push(fault(['address'], address, { code: 'host-address' }));
  }
  if (gateway !== undefined) {
    const via = parseIpv4(gateway) as number;
    const near = sameNetwork(own, via, prefixLength) && isUnicastHost(via, prefixLength);
    if (!near || via === own) {
      const allowed = [`${address}/${prefixLength}`];
      faults.push(fault(['gateway'], gateway, { code: 'gateway', allowed }));
    }
  }
  for (const [least, most] of PAIRS) {
    const low = settings[least] ?? settingsTable[least].initial;
    const high = settings[most] ?? settingsTable[most].initial;
    if (low <= high) continue;
    const path = ['settings', least];
    faults.push(fault(path, low, { code: 'order', high, allowed: [most] }));
  }
  return faults;
}

/** Settings of which the first may not be above the second. */
const PAIRS = [
  ['minimumRto', 'maximumRto'],
  ['firstEphemeralPort', 'lastEphemeralPort'],
] as const;
