/** What a request may ask of a resource, and what is refused before anything is looked at. */
import { fromUtf8 } from '../../core/text.ts';
import { fromBase64 } from '../../protocols/http/base64.ts';
import type { HttpReason } from '../../protocols/http/events.ts';
import { fieldOf, type HttpMessage, type RequestStart } from '../../protocols/http/message.ts';
import { type Answer, plainAnswer } from './answer-kinds.ts';
import type { Resource, Site } from './site.ts';

/** What may be put at a path that has nothing yet is said by the collection: the path up to its last `/`. */
export function allowed(
  resource: Resource | undefined,
  path: string,
  site: Site,
): readonly string[] | undefined {
  if (resource !== undefined) return [...(resource.spec.methods ?? ['GET', 'HEAD']), 'OPTIONS'];
  const collection = site.get(path.slice(0, path.lastIndexOf('/') + 1));
  return collection?.spec.methods?.includes('PUT') ? ['PUT', 'OPTIONS'] : undefined;
}

/** What can be told from the header alone. */
export function refusalOf(
  request: HttpMessage,
  resource: Resource | undefined,
  headOnly: boolean,
): Answer | undefined {
  const { fields, framedBy, body } = request;
  const { method, version } = request.start as RequestStart;
  const { users, realm = 'Wireglass', takes, status } = { ...resource?.spec };
  if (users !== undefined) {
    const why = doorKeeper(users, fieldOf(fields, 'authorization'));
    if (why !== undefined) {
      return plainAnswer(401, why, [
        ['WWW-Authenticate', `Basic realm="${realm}", charset="UTF-8"`],
      ]);
    }
  }
  const sends = method === 'PUT' || method === 'POST' || method === 'PATCH';
  if (!sends || status !== undefined) return undefined;
  if (framedBy === 'nothing' && version === '1.1') return plainAnswer(411, 'length-needed');
  if (takes === undefined || (body.length === 0 && !headOnly)) return undefined;
  const type = (fieldOf(fields, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return takes.includes(type)
    ? undefined
    : plainAnswer(415, 'type-not-taken', [['Accept', takes.join(', ')]]);
}

/** Basic (RFC 7617): the name and the password, as anybody on the way can read them. */
function doorKeeper(
  users: Readonly<Record<string, string>>,
  field: string | undefined,
): HttpReason | undefined {
  const coded = /^Basic +(\S+)$/i.exec(field ?? '')?.[1];
  const bytes = coded === undefined ? undefined : fromBase64(coded);
  if (bytes === undefined) return 'no-password';
  const [name = '', ...rest] = fromUtf8(bytes).split(':');
  return Object.hasOwn(users, name) && users[name] === rest.join(':')
    ? undefined
    : 'wrong-password';
}
