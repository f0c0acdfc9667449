/** The core, and all that programs and people can do with a host: for tests that do not ask what a run needs. */

import { capability as script } from '../../apps/script/capability.ts';
import { CORE, type Kernel, kernelOf } from '../../capability.ts';
import { capability as call } from '../../inputs/call/capability.ts';
import { capability as corrupt } from '../../inputs/corrupt/capability.ts';
import { capability as delay } from '../../inputs/delay/capability.ts';
import { capability as duplicate } from '../../inputs/duplicate/capability.ts';
import { capability as forge } from '../../inputs/forge/capability.ts';
import { capability as frame } from '../../inputs/frame/capability.ts';
import { capability as setting } from '../../inputs/setting/capability.ts';
import { capability as signal } from '../../inputs/signal/capability.ts';
import { capability as type } from '../../inputs/type/capability.ts';
import { capability as wire } from '../../links/wire/capability.ts';
import { capability as services } from '../../nodes/host/host-services/capability.ts';
import { capability as hooks } from '../../nodes/host/packet-hooks/capability.ts';
import { capability as icmpProtocol } from '../../nodes/host/whole-icmp/capability.ts';
import { capability as hub } from '../../nodes/hub/capability.ts';
import { capability as fragments } from '../../protocols/fragments/capability.ts';
import { capability as dgram } from '../../sockets/kinds/dgram/capability.ts';
import { capability as icmp } from '../../sockets/kinds/icmp/capability.ts';
import { capability as packet } from '../../sockets/kinds/packet/capability.ts';
import { capability as raw } from '../../sockets/kinds/raw/capability.ts';
import { capability as route } from '../../sockets/kinds/route/capability.ts';
import { capability as options } from '../../sockets/socket-options/capability.ts';

export const EVERY_HOST_PART = [
  ...[services, fragments, dgram, icmp, packet, raw, route],
  ...[script, options, wire, hooks, hub, icmpProtocol],
  ...[call, corrupt, delay, duplicate, forge, frame, setting, signal, type],
];

export const everyKernel: Kernel = kernelOf([...CORE, ...EVERY_HOST_PART]);
