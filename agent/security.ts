/**
 * Everything that keeps others out of the agent, and the agent within its bounds, in one table.
 * Tests take out one rule at a time, and must notice.
 */
import { CLAIM_RULES, type ClaimRules } from './filter/claims.ts';
import { EGRESS_RULES, type EgressRule } from './filter/egress.ts';
import { LIMIT, type Limit } from './filter/rate.ts';
import { ADMISSION_RULES, type AdmissionRule, HOST_RULE } from './server/admission.ts';

export interface Security {
  /** The address that the server listens on: nobody outside this computer reaches it. */
  readonly listenOn: string;
  /** Of the file that the token is kept in: nobody else on this computer reads it. */
  readonly tokenMode: number;
  /** Who may open the relay. */
  readonly admission: readonly AdmissionRule[];
  /** Who may ask for the app and for the status. */
  readonly requests: readonly AdmissionRule[];
  /** Which addresses and groups a page may have. */
  readonly claims: ClaimRules;
  /** What a page may send. */
  readonly egress: readonly EgressRule[];
  readonly limit: Limit;
}

export const SECURITY: Security = {
  listenOn: '127.0.0.1',
  tokenMode: 0o600,
  admission: ADMISSION_RULES,
  requests: [HOST_RULE],
  claims: CLAIM_RULES,
  egress: EGRESS_RULES,
  limit: LIMIT,
};
