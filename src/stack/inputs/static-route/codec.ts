import { address, type InputCodec, maybe, number } from '../codec.ts';
import type { StaticRoute } from './index.ts';

/** `r<at>.<node>.<network>.<prefix length>.<next hop, or nothing>`; addresses are numbers. */
export const staticRouteCodec: InputCodec<StaticRoute> = {
  kind: 'static-route',
  letter: 'r',
  subject: 'node',
  form: { fields: { network: address, prefixLength: number(32), via: maybe(address) } },
};
