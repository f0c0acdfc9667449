/** The programs of a host as code, beside what they bring about: the line at which each stands is lit. */

import { Copy } from 'lucide-react';
import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import { patched } from '../../../stack/world/session-patch.ts';
import { announce } from '../../a11y/announce.tsx';
import { useRoving } from '../../a11y/use-roving.ts';
import { nodeName } from '../../node-name.ts';
import { IconButton } from '../../shell/IconButton.tsx';
import { useCovers } from '../../view-kit/covers.ts';
import type { ViewActions, ViewProps, ViewRun } from '../../view-kit/stage-view.ts';
import { nodeOfSubject } from '../../view-kit/subject.ts';
import css from './code.module.css';
import { Listing } from './Listing.tsx';
import { decodeLook, encodeLook } from './look.ts';
import { listingsOf } from './model.ts';
import { textOf } from './programs.ts';
import { segmentsOfCalls } from './segments.ts';
import { DIALECTS, type Dialect } from './spellings.ts';
import { useCodeText } from './text.ts';

export default function Code({ runs, subject, look, board, actions }: ViewProps) {
  const [first, second] = runs;
  const { run, cursor, version } = first;
  const t = useCodeText();
  const language = useLanguage();
  const covers = useCovers();
  const node = nodeOfSubject(subject) ?? 0;
  const dialect = decodeLook(look);
  const listings = listingsIn(first, specOf(first, actions), node, dialect);
  const others = second && listingsIn(second, specOf(second, actions), node, dialect);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const segments = useMemo(() => segmentsOfCalls(run, node), [run, version, node, covers]);
  const stops = listings.flatMap(({ position }) =>
    [...position.made.values()].map(({ call }) => call.callEvent),
  );
  const roving = useRoving(stops.sort((a, b) => a - b));
  const title = t('title', { node: nodeName(run.topology, node, language) });
  const copy = () => {
    const text = listings.map(({ lines }) => textOf(lines)).join('\n');
    const clipboard = navigator.clipboard?.writeText(text) ?? Promise.reject();
    clipboard.then(
      () => announce(t('copied')),
      () => announce(t('notCopied')),
    );
  };
  return (
    <section
      className={css.code}
      aria-label={title}
      data-board={board || undefined}
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
    >
      <header className={css.bar}>
        <h3>{title}</h3>
        {!board && (
          <>
            <DialectChoice
              dialect={dialect}
              onChoose={(to) => actions.lookAt('code', encodeLook(to))}
            />
            <IconButton label={t('copy')} onClick={copy}>
              <Copy aria-hidden="true" />
            </IconButton>
          </>
        )}
      </header>
      {listings.length === 0 && <p className={css.none}>{t('none')}</p>}
      {listings.map((listing, i) => (
        <Listing
          key={listing.program.process}
          {...{ listing, cursor, segments, actions, board, stop: roving.stop }}
          other={others?.[i] && second && { listing: others[i], run: second }}
          letter={second && first.name}
        />
      ))}
    </section>
  );
}

const listingsIn = ({ run, cursor }: ViewRun, spec: ScenarioSpec, node: number, dialect: Dialect) =>
  listingsOf(run, spec, node, cursor, dialect);

const built = new WeakMap<Session, ScenarioSpec>();

/** What a run's world was built from, with all that the run changes. */
function specOf({ id }: ViewRun, { tree }: ViewActions): ScenarioSpec {
  const { spec, treeRun } = tree();
  const session = treeRun(id)?.session;
  if (session === undefined) return spec;
  const made = built.get(session) ?? patched(spec, session.patch).spec;
  built.set(session, made);
  return made;
}

interface DialectChoiceProps {
  readonly dialect: Dialect;
  readonly onChoose: (dialect: Dialect) => void;
}

function DialectChoice({ dialect, onChoose }: DialectChoiceProps) {
  const t = useCodeText();
  return (
    <fieldset className={css.dialects}>
      <legend className="visually-hidden">{t('dialect')}</legend>
      {DIALECTS.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === dialect}
          onClick={() => onChoose(each)}
        >
          {t(each)}
        </button>
      ))}
    </fieldset>
  );
}

export { understands } from './look.ts';
