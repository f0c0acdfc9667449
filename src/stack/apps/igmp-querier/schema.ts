/** The form of the arguments of a querier. */
import { HOUR, SECOND } from '../../core/instant.ts';
import { maybe, record, whole } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const version = maybe(whole(2, 3));
const MOST_RESPONSE = 25 * SECOND;

export const querierForm: AppForm = {
  args: record({
    version,
    interval: maybe(whole(SECOND, HOUR)),
    response: maybe(whole(SECOND, MOST_RESPONSE)),
  }),
};
