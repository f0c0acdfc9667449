import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { exerciseOf, type Level, SEATS, type Seat } from '../../drills/level.ts';
import { LEVELS, levelOf } from '../../drills/levels.ts';
import { useLocalized } from '../../i18n/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { anySeed } from './any-seed.ts';
import css from './drill.module.css';
import { Play } from './Play.tsx';
import { useDrillText } from './text.ts';

interface DrillPageProps {
  readonly id?: string | undefined;
  readonly seed?: string | undefined;
  readonly seat?: string | undefined;
}

/** `#/tcp`, `#/tcp/<level>/<seed>/<seat>`: the levels, or one of them with a seed. Without a seat: the client’s. */
export default function DrillPage({ id, seed, seat = 'client' }: DrillPageProps) {
  const text = useDrillText();
  usePageTitle(text('title'));
  const level = id === undefined ? undefined : levelOf(id);
  const number = Number(seed);
  const valid = seed !== undefined && Number.isInteger(number) && number >= 0 && number < 2 ** 32;
  const known = SEATS.find((each) => each === seat);
  if (level === undefined || !valid || known === undefined) {
    return <Levels missing={id !== undefined} />;
  }
  return <Begun key={`${level.id} ${number} ${seat}`} level={level} seat={known} seed={number} />;
}

interface BegunProps {
  readonly level: Level;
  readonly seat: Seat;
  readonly seed: number;
}

function Begun({ level, seat, seed }: BegunProps) {
  const exercise = useMemo(() => exerciseOf(level, seat, seed), [level, seat, seed]);
  return <Play exercise={exercise} />;
}

function Levels({ missing }: { readonly missing: boolean }) {
  const text = useDrillText();
  return (
    <div className={css.page}>
      <h1>{text('title')}</h1>
      <p>{missing ? text('unknown') : text('lead')}</p>
      {LEVELS.map((level) => (
        <LevelCard key={level.id} level={level} />
      ))}
    </div>
  );
}

function LevelCard({ level }: { readonly level: Level }) {
  const text = useDrillText();
  const say = useLocalized();
  const [seed] = useState(anySeed);
  return (
    <article className={css.level}>
      <h2>{say(level.title)}</h2>
      <p>{say(level.about)}</p>
      <div className={css.buttons}>
        {SEATS.map((seat) => (
          <Link
            key={seat}
            href={`/tcp/${level.id}/${seed}/${seat}`}
            aria-label={text('of', { what: text(seat), level: say(level.title) })}
          >
            {text(seat)}
          </Link>
        ))}
      </div>
    </article>
  );
}
