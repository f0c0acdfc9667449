/** What a site answers to a request: pure, but for what PUT, DELETE and log-ins change. */
import { fromUtf8 } from '../../core/text.ts';
import {
  type FieldList,
  fieldOf,
  type HttpMessage,
  type RequestStart,
} from '../../protocols/http/message.ts';
import { type Answer, type Asked, moved, plainAnswer, type Surroundings } from './answer-kinds.ts';
import { preconditionFails } from './conditions.ts';
import { readFrom } from './reading.ts';
import { allowed, refusalOf } from './refusal.ts';
import { inSession } from './session-answer.ts';
import { addressOf, type Representation, type Resource, resourceOf } from './site.ts';

const KNOWN_METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
];

/** `headOnly`: the body has not come, and the client waits to be told that it may send it. */
export function answerTo(request: HttpMessage, around: Surroundings, headOnly = false): Answer {
  const start = request.start as RequestStart;
  const { method, target } = start;
  if (!KNOWN_METHODS.includes(method)) return plainAnswer(501, 'method-unknown');
  if (target === '*' && method === 'OPTIONS')
    return plainAnswer(204, 'options', [['Allow', 'GET, HEAD, OPTIONS']]);
  const address = addressOf(target);
  if (address === undefined) return plainAnswer(400, 'nothing-there');
  const resource = around.site.get(address.path);
  const methods = allowed(resource, address.path, around.site);
  if (methods === undefined) return plainAnswer(404, 'nothing-there');
  const allow: FieldList = [['Allow', methods.join(', ')]];
  if (method === 'OPTIONS') return plainAnswer(204, 'options', allow);
  if (resource === undefined && method !== 'PUT') return plainAnswer(404, 'nothing-there');
  if (!methods.includes(method)) return plainAnswer(405, 'method-not-here', allow);
  const refusal = refusalOf(request, resource, headOnly);
  if (refusal !== undefined) return refusal;
  if (method === 'PUT') return putIn(request, address.path, resource, around, headOnly);
  if (resource === undefined) return plainAnswer(404, 'nothing-there');
  const answer = fromResource({ request, start, address, resource, around });
  return {
    ...answer,
    fields: [...answer.fields, ...(resource.spec.fields ?? [])],
    after: resource.spec.after,
  };
}

/** RFC 9110 §9.3.4: 201 for what is new, 204 for what takes another's place. */
function putIn(
  request: HttpMessage,
  path: string,
  before: Resource | undefined,
  around: Surroundings,
  headOnly: boolean,
): Answer {
  const current = before && { etag: before.forms[0]?.etag ?? '', modified: before.modified };
  const refusal = preconditionFails('PUT', request.fields, current, around.now);
  if (refusal !== undefined) return plainAnswer(refusal.status, refusal.because);
  // A part cannot be put (§14.5).
  if (fieldOf(request.fields, 'content-range') !== undefined)
    return plainAnswer(400, 'part-outside');
  if (headOnly) return plainAnswer(204, 'replaced');
  const type = fieldOf(request.fields, 'content-type');
  const {
    variants: _,
    size: __,
    etag: ___,
    ...kept
  } = before?.spec ?? { methods: ['GET', 'HEAD', 'PUT', 'DELETE'] };
  const { modified: ____, ...spec } = kept;
  const made = resourceOf(
    path,
    { ...spec, text: fromUtf8(request.body), ...(type !== undefined && { type }) },
    around.now,
  );
  around.site.set(path, made);
  const tag: FieldList = [['ETag', made.forms[0]?.etag ?? '']];
  return before === undefined
    ? plainAnswer(201, 'created', [['Location', path], ...tag])
    : plainAnswer(204, 'replaced', tag);
}

function fromResource(asked: Asked): Answer {
  const { request, start, address, resource, around } = asked;
  const { spec } = resource;
  if (spec.session !== undefined) return inSession(asked, spec.session);
  if (spec.to !== undefined) return moved(spec.status ?? 302, spec.to);
  if (spec.status !== undefined) return statusAnswer(spec.status, resource);
  if (start.method === 'DELETE') {
    const current = { etag: resource.forms[0]?.etag ?? '', modified: resource.modified };
    const refusal = preconditionFails('DELETE', request.fields, current, around.now);
    if (refusal !== undefined) return plainAnswer(refusal.status, refusal.because);
    around.site.delete(address.path);
    return plainAnswer(204, 'deleted');
  }
  return readFrom(asked);
}

function statusAnswer(status: number, { spec, forms }: Resource): Answer {
  if (spec.text === undefined) return plainAnswer(status, 'set-status');
  const { bytes, type } = forms[0] as Representation;
  return { status, because: 'set-status', fields: [['Content-Type', type]], body: bytes };
}
