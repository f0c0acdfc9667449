/** The form of the arguments of `http-server`. */
import * as v from 'valibot';
import {
  count,
  flag,
  instant,
  list,
  maybe,
  oneOf,
  port,
  record,
  text,
  whole,
} from '../../schema/basics.ts';
import { rule } from '../../schema/faults.ts';
import type { AppForm } from '../kind.ts';

const LONGEST_TEXT = 1 << 20;
const LONGEST_WORD = 1_024;
const MOST_RESOURCES = 1_000;
const MOST_MEMBERS = 64;

const word = text(LONGEST_WORD);
const method = v.custom<string>(
  (it) => typeof it === 'string' && /^[A-Z]{1,20}$/.test(it),
  rule('choice', { allowed: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] }),
);
const fieldName = v.custom<string>(
  (it) => typeof it === 'string' && /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}$/.test(it),
  rule('choice', { allowed: ['Cache-Control'] }),
);
const fields = list(
  v.strictTuple([fieldName, word], '{"code":"kind","allowed":["name and value"]}'),
  MOST_MEMBERS,
);
const path = v.custom<string>(
  (it) => typeof it === 'string' && /^\/[^?#\s]{0,1000}$/.test(it),
  rule('choice', { allowed: ['/index.html'] }),
);

const variant = {
  text: maybe(text(LONGEST_TEXT)),
  size: maybe(whole(0, 1 << 24)),
  language: maybe(text(40)),
  coding: maybe(oneOf(['gzip', 'deflate'])),
  type: maybe(word),
};

const resource = record({
  ...variant,
  modified: maybe(text(40)),
  etag: maybe(text(100)),
  variants: maybe(list(record(variant), MOST_MEMBERS)),
  fields: maybe(fields),
  status: maybe(whole(200, 599)),
  to: maybe(word),
  methods: maybe(list(method, MOST_MEMBERS)),
  takes: maybe(list(word, MOST_MEMBERS)),
  framing: maybe(oneOf(['chunked', 'close'])),
  chunk: maybe(whole(1, 1 << 20)),
  trailers: maybe(fields),
  after: maybe(instant),
  users: maybe(v.record(word, word)),
  realm: maybe(text(100)),
  session: maybe(oneOf(['begin', 'end', 'need', 'use'])),
});

const MOST = 1 << 26;

export const httpServerForm: AppForm = {
  args: record({
    resources: v.pipe(
      v.record(path, resource),
      v.maxEntries(MOST_RESOURCES, rule('length', { low: 0, high: MOST_RESOURCES })),
    ),
    port: maybe(port),
    backlog: maybe(count),
    name: maybe(text(100)),
    keepAlive: maybe(flag),
    idle: maybe(instant),
    mostRequests: maybe(whole(1, MOST)),
    mostConnections: maybe(whole(1, 1_024)),
    writes: maybe(oneOf(['together', 'apart'])),
    noDelay: maybe(flag),
    limits: maybe(
      record({
        line: maybe(whole(16, MOST)),
        target: maybe(whole(1, MOST)),
        fields: maybe(whole(1, MOST)),
        fieldCount: maybe(whole(1, 10_000)),
        body: maybe(whole(0, MOST)),
      }),
    ),
    sessions: maybe(
      record({
        by: maybe(oneOf(['cookie', 'url'])),
        name: maybe(fieldName),
        attributes: maybe(word),
      }),
    ),
  }),
};
