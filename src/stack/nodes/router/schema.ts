/** The form of a router in a scenario. */
import * as v from 'valibot';
import type { Kernel } from '../../capability.ts';
import { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import { dottedQuad, flag, list, maybe, name, oneOf, record, whole } from '../../schema/basics.ts';
import { below, type Fault, fault } from '../../schema/faults.ts';
import {
  cardEntries,
  cardFaults,
  hookForm,
  hostEntries,
  isBeside,
  networkText,
  partFaults,
} from '../host/schema.ts';
import type { NodeForm, NodeSpecBase } from '../kind.ts';
import type { CardSpec, RefusalName, RouterSpec, StaticRoute } from './spec.ts';

/** As many hardware addresses as a node's id gives (world/topology.ts). */
const MOST_CARDS = 16;
const MOST_ROUTES = 4_096;
const MOST_ERRORS = 1_000_000;

type Owned = CardSpec & { address: string };

const { protocol, port, fragmentationNeeded, sourceRouteFailed, ...refusals } = allUnreachableCodes;
const REFUSALS = [...Object.keys(refusals), 'silently'] as RefusalName[];

const destination = { network: dottedQuad, prefixLength: whole(0, 32) };
const towards = record({ ...destination, via: dottedQuad, distance: maybe(whole(0, 255)) });
const refused = record({ ...destination, refuse: oneOf(REFUSALS) });
const routeSchema = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'refuse' in input ? refused : towards,
) as v.GenericSchema<unknown, StaticRoute>;

export const routerForm: NodeForm<RouterSpec> = {
  schema: {
    cards: list(
      record({ name: maybe(name), address: maybe(dottedQuad), ...cardEntries }),
      MOST_CARDS,
    ),
    routes: maybe(list(routeSchema, MOST_ROUTES)),
    gateway: maybe(dottedQuad),
    forwards: maybe(flag),
    redirects: maybe(flag),
    directedBroadcasts: maybe(flag),
    checksSources: maybe(flag),
    errorBurst: maybe(whole(1, MOST_ERRORS)),
    errorsPerSecond: maybe(whole(0, MOST_ERRORS)),
    ...hostEntries,
  },
  faults: routerFaults,
  addresses: ({ cards }) =>
    cards.flatMap(({ address }, card) =>
      address === undefined ? [] : [{ path: ['cards', card, 'address'], address, card }],
    ),
  outside: ({ hooks = [] }, kernel) =>
    hooks.flatMap(({ hook, config }) => hookForm(hook, kernel)?.outside?.(config) ?? []),
};

function routerFaults(router: RouterSpec, kernel: Kernel): Fault[] {
  const { cards, routes = [], gateway } = router;
  const owned = cards.filter((card): card is Owned => card.address !== undefined);
  const faults = partFaults(router, kernel);
  cards.forEach((card, index) => {
    if (card.address === undefined) return;
    faults.push(...below(['cards', index], cardFaults(card as Owned)));
  });
  const isReached = (via: string) => owned.some((card) => isBeside(card, via));
  const allowed = owned.map(networkText);
  if (gateway !== undefined && !isReached(gateway)) {
    faults.push(fault(['gateway'], gateway, { code: 'gateway', allowed }));
  }
  routes.forEach((route, index) => {
    if (!('via' in route) || isReached(route.via)) return;
    faults.push(fault(['routes', index, 'via'], route.via, { code: 'gateway', allowed }));
  });
  return faults;
}

/** Only checks need to know that it is the form of a node. */
export const routerNodeForm = routerForm as unknown as NodeForm<NodeSpecBase>;
