import { type ReactNode, useEffect, useRef } from 'react';
import { useLocalized } from '../../i18n/index.ts';
import type { Hello } from '../../relay/messages.ts';
import { egressWords } from './cause-words.ts';
import { LastRecord } from './LastRecord.tsx';
import { useLiveStore } from './live.ts';
import { Notices } from './Notices.tsx';
import css from './page.module.css';
import { type LiveText, useLiveText } from './text.ts';

interface OfferProps {
  readonly hello: Hello;
  readonly cardUp: boolean;
  readonly joining: boolean;
}

/** The agent has answered: what there is, and what will be sent. Nothing is, before Join. */
export function Offer({ hello, cardUp, joining }: OfferProps) {
  const text = useLiveText();
  const store = useLiveStore();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const { join, leave } = store.getState();
  return (
    <div className={css.page}>
      <h1 ref={title} tabIndex={-1}>
        {text(hello.mode === 'lab' ? 'offer.lab' : 'offer')}
      </h1>
      <p className={css.lead}>{text('nothingYet')}</p>
      <Notices />
      <Card hello={hello} cardUp={cardUp} />
      <div className={css.two}>
        <WillSend hello={hello} />
        <Never hello={hello} />
      </div>
      <div className={css.buttons}>
        <button type="button" className={css.strong} disabled={joining} onClick={join}>
          {text(joining ? 'joining' : 'join')}
        </button>
        <button type="button" className={css.plain} onClick={leave}>
          {text(joining ? 'cancel' : 'notNow')}
        </button>
      </div>
      <LastRecord disabled={joining} />
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Card({ hello, cardUp }: Omit<OfferProps, 'joining'>) {
  const text = useLiveText();
  const { mac, macIs, mtu } = hello;
  return (
    <dl className={css.facts}>
      <Fact name={text('card')}>
        {cardName(hello, text)}
        {!cardUp && <em className={css.wrong}> {text('card.down')}</em>}
      </Fact>
      <Fact name={text('mac')}>
        <code>{mac}</code> <small>{text(`mac.${macIs}`)}</small>
      </Fact>
      <Fact name={text('address')}>{addressText(hello, text)}</Fact>
      <Fact name={text('mtu')}>{text('mtu.bytes', { n: mtu })}</Fact>
    </dl>
  );
}

function cardName({ mode, interface: name }: Hello, text: LiveText): string {
  return mode === 'card' ? name : text(`card.${mode}`, { name });
}

function addressText({ ip }: Hello, text: LiveText): string {
  if (ip === 'dhcp') return text('address.dhcp');
  const { address, prefixLength: prefix, gateway } = ip;
  const own = text('address.static', { address, prefix });
  return gateway === undefined ? own : `${own} · ${text('address.gateway', { gateway })}`;
}

function WillSend({ hello: { egress, ip } }: { readonly hello: Hello }) {
  const text = useLiveText();
  const say = useLocalized();
  const sent = egress.filter((each) => each !== 'dhcp' || ip === 'dhcp');
  return (
    <section aria-labelledby="live-sent">
      <h2 id="live-sent">{text('willSend')}</h2>
      <ul>
        {sent.map((each) => (
          <li key={each}>{say(egressWords(each))}</li>
        ))}
      </ul>
      <p>{text('nothingElse')}</p>
    </section>
  );
}

function Never({ hello: { refuse, mode } }: { readonly hello: Hello }) {
  const text = useLiveText();
  return (
    <section aria-labelledby="live-never">
      <h2 id="live-never">{text('never')}</h2>
      {refuse.length === 0 ? (
        <p>{text('never.none')}</p>
      ) : (
        <>
          <ul className={css.addresses}>
            {refuse.map((address) => (
              <li key={address}>
                <code>{address}</code>
              </li>
            ))}
          </ul>
          <p>{text('never.why')}</p>
        </>
      )}
      {mode === 'card' && <p>{text('notItself')}</p>}
    </section>
  );
}
