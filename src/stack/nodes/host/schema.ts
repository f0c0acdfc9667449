/** The form of a host in a scenario, and what no form can say: addresses, ranges. */
import * as v from 'valibot';
import type { AppForm } from '../../apps/kind.ts';
import { isShort, type ProcessSpec, programOf } from '../../apps/process-spec.ts';
import type { Kernel } from '../../capability.ts';
import { isCardAddress, isUnicastHost, parseIpv4, sameNetwork } from '../../core/addresses.ts';
import { USUAL_PREFIX } from '../../core/cards.ts';
import { ownOf } from '../../core/own.ts';
import type { HookSpec } from '../../hooks/kind.ts';
import { LEAST_MTU, MOST_MTU } from '../../protocols/ethernet/mtu.ts';
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
import { below, type Fault, fault, faultsOf } from '../../schema/faults.ts';
import type { HookForm, NodeForm } from '../kind.ts';
import type { HostSpec } from './spec.ts';

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
const shortSchema = record({
  ...named,
  app: maybe(name),
  steps: v.unknown(),
  hashesReceived: maybe(v.unknown()),
});
const appSchema = record({ ...named, app: name, args: maybe(v.unknown()) });

/** A script, in short, or any program and its arguments, whose form the program brings. */
const processSchema: v.GenericSchema<unknown, ProcessSpec> = v.lazy((input) =>
  isShort(input as ProcessSpec) ? shortSchema : appSchema,
) as v.GenericSchema<unknown, ProcessSpec>;

/** What can be said of a card, and of everything else that a host has. */
export const cardEntries = {
  prefixLength: maybe(whole(1, 32)),
  mtu: maybe(whole(LEAST_MTU, MOST_MTU)),
};
export const hostEntries = {
  settings: maybe(settingsSchema),
  processes: maybe(list(processSchema, MOST_PROCESSES)),
  hooks: maybe(list(record({ hook: name, config: maybe(v.unknown()) }), MOST_HOOKS)),
};

export const hostForm: NodeForm<HostSpec> = {
  schema: { address: dottedQuad, gateway: maybe(dottedQuad), ...cardEntries, ...hostEntries },
  faults: hostFaults,
  addresses: ({ address }) => [{ path: ['address'], address, card: 0 }],
};

interface CardSpec {
  readonly address: string;
  readonly prefixLength?: number;
}

function hostFaults(host: HostSpec, kernel: Kernel): Fault[] {
  const { gateway } = host;
  const faults = [...cardFaults(host), ...partFaults(host, kernel)];
  if (gateway !== undefined && !isBeside(host, gateway)) {
    faults.push(fault(['gateway'], gateway, { code: 'gateway', allowed: [networkText(host)] }));
  }
  return faults;
}

/** What is wrong with the address of a card. */
export function cardFaults({ address, prefixLength = USUAL_PREFIX }: CardSpec): Fault[] {
  const own = parseIpv4(address) as number;
  if (isCardAddress(own, prefixLength)) return [];
  return [fault(['address'], address, { code: 'host-address' })];
}

/** Whether an address is that of another host of a card's network. */
export function isBeside(
  { address, prefixLength = USUAL_PREFIX }: CardSpec,
  gateway: string,
): boolean {
  const own = parseIpv4(address) as number;
  const via = parseIpv4(gateway) as number;
  return via !== own && sameNetwork(own, via, prefixLength) && isUnicastHost(via, prefixLength);
}

export const networkText = ({ address, prefixLength = USUAL_PREFIX }: CardSpec): string =>
  `${address}/${prefixLength}`;

type Parts = Pick<HostSpec, 'processes' | 'hooks' | 'settings'>;

/** What is wrong with a host's programs, hooks and settings. */
export function partFaults({ processes = [], hooks = [], settings = {} }: Parts, kernel: Kernel) {
  const faults = processes.flatMap((process, index) =>
    below(['processes', index], processFaults(process, kernel)),
  );
  for (const [index, hook] of hooks.entries()) {
    faults.push(...below(['hooks', index], hookFaults(hook, kernel)));
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

/** A program that is not there, or whose arguments are not in its form. */
function processFaults(process: ProcessSpec, kernel: Kernel): Fault[] {
  const { app, args = {} } = programOf(process);
  const unknown = faultsOf(v.object({ app: oneOf(kernel.apps.map(({ id }) => id)) }), { app });
  if (unknown.length > 0) return unknown;
  const faults = faultsOf(appForm(kernel, app).args, args);
  return isShort(process) ? faults : below(['args'], faults);
}

const NOTHING = record({});

function appForm({ capabilities }: Kernel, app: string): AppForm {
  for (const { forms } of capabilities) {
    const form = ownOf(forms?.apps ?? {}, app);
    if (form !== undefined) return form;
  }
  return { args: NOTHING };
}

/** A hook that is not there, or that has nothing to do with what it is told. */
function hookFaults({ hook, config = {} }: HookSpec, kernel: Kernel): Fault[] {
  const unknown = faultsOf(v.object({ hook: oneOf(kernel.hooks.map(({ id }) => id)) }), { hook });
  if (unknown.length > 0) return unknown;
  return below(['config'], faultsOf(hookForm(hook, kernel)?.config ?? NOTHING, config));
}

export function hookForm(hook: string, { capabilities }: Kernel): HookForm | undefined {
  for (const { forms } of capabilities) {
    const form = ownOf(forms?.hooks ?? {}, hook);
    if (form !== undefined) return form;
  }
  return undefined;
}

/** Settings of which the first may not be above the second. */
const PAIRS = [
  ['minimumRto', 'maximumRto'],
  ['firstEphemeralPort', 'lastEphemeralPort'],
] as const;
