/** All codes of destination unreachable: routers and firewalls have more reasons than hosts. */
import { unreachableCodes } from './header.ts';

/** RFC 1122 §3.2.2.1, RFC 1812 §5.2.7.1. */
export const allUnreachableCodes = {
  ...unreachableCodes,
  sourceRouteFailed: 5,
  netUnknown: 6,
  hostUnknown: 7,
  sourceHostIsolated: 8,
  netProhibited: 9,
  hostProhibited: 10,
  netTos: 11,
  hostTos: 12,
  administrativelyProhibited: 13,
  precedenceViolation: 14,
  precedenceCutoff: 15,
} as const;
