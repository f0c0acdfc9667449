/** What a resource answers that begins, needs or ends a session. */
import { latin1 } from '../../protocols/http/latin1.ts';
import type { FieldList } from '../../protocols/http/message.ts';
import { type Answer, type Asked, moved, plainAnswer, type SessionNote } from './answer-kinds.ts';
import { readFrom } from './reading.ts';
import { beginSession, cookieOf, rewriteLinks, type Session } from './session.ts';
import { formFields, type Resource } from './site.ts';

export function inSession(asked: Asked, does: NonNullable<Resource['spec']['session']>): Answer {
  const { request, address, resource, around } = asked;
  const { sessions, sessionSettings: settings, rng } = around;
  const id = settings.by === 'cookie' ? cookieOf(request.fields, settings.name) : address.session;
  const found = sessions.get(id);
  if (does === 'begin') {
    const form = formFields(latin1(request.body) || address.query);
    const begun = beginSession(sessions, form.get('user') ?? 'guest', rng);
    return withSession(asked, begun, 'begun');
  }
  const { spec } = resource;
  if (found === undefined) {
    if (does === 'use')
      return {
        ...readFrom(asked, (text) => filled(text, undefined)),
        ...(id !== '' && { session: note('unknown', id, '') }),
      };
    const answer = spec.to === undefined ? plainAnswer(403, 'no-session') : moved(303, spec.to);
    return { ...answer, because: 'no-session', session: note('unknown', id, '') };
  }
  if (does !== 'end') return withSession(asked, found, 'known');
  sessions.delete(id);
  const gone: FieldList =
    settings.by === 'cookie' ? [['Set-Cookie', `${settings.name}=; Path=/; Max-Age=0`]] : [];
  const answer =
    spec.to === undefined
      ? readFrom(asked, (text) => filled(text, undefined))
      : moved(303, spec.to);
  return { ...answer, fields: [...answer.fields, ...gone], session: note('ended', id, found.user) };
}

const note = (what: SessionNote['what'], session: string, user: string): SessionNote => ({
  what,
  session,
  user,
});

function withSession(asked: Asked, session: Session, what: 'begun' | 'known'): Answer {
  const { resource, around } = asked;
  const { by, name, attributes } = around.sessionSettings;
  session.visits++;
  const { to } = resource.spec;
  const page = (text: string) => {
    const whole = filled(text, session);
    return by === 'url' ? rewriteLinks(whole, session.id) : whole;
  };
  const leads = what === 'begun' && to !== undefined;
  const answer = leads
    ? moved(303, by === 'url' ? `${to};sid=${session.id}` : to)
    : readFrom(asked, page);
  const cookie: FieldList =
    by === 'cookie' && what === 'begun'
      ? [['Set-Cookie', `${name}=${session.id}; ${attributes}`]]
      : [];
  return {
    ...answer,
    fields: [...answer.fields, ...cookie, ['Cache-Control', 'private, no-store']],
    session: note(what, session.id, session.user),
  };
}

/** `{user}` and `{visits}` in a page. What a user calls himself is text, not markup. */
function filled(text: string, session: Session | undefined): string {
  const user = (session?.user ?? 'nobody').replace(
    /[&<>"]/g,
    (letter) => `&#${letter.charCodeAt(0)};`,
  );
  return text.replaceAll('{user}', user).replaceAll('{visits}', String(session?.visits ?? 0));
}
