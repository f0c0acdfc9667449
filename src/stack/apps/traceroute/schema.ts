/** The form of the arguments of `traceroute`. */
import { maybe, record, text } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

const LONGEST_LINE = 1_000;

export const tracerouteForm: AppForm = { args: record({ line: maybe(text(LONGEST_LINE)) }) };
