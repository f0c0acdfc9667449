import type { CSSProperties } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { nodeTitle } from '../../../i18n/node-names.ts';
import css from './heads.module.css';
import type { LadderLayout } from './layout.ts';
import type { NodeHead } from './model.ts';

/** Names, addresses and states above the life lines. */
export function Heads({ heads, layout }: { heads: readonly NodeHead[]; layout: LadderLayout }) {
  const language = useLanguage();
  const { columns, narrow, size, hop } = layout;
  const many = heads.length > 2;
  const anyState = heads.some(({ state }) => state !== '');
  return (
    <div
      className={css.heads}
      data-narrow={narrow || undefined}
      data-many={many || undefined}
      style={{ '--head-most': `${hop - 0.5 * size.rem}px` } as CSSProperties}
    >
      {heads.map(({ node, endpoint, state }, i) => {
        const place = !narrow || heads.length !== 2 ? 'centre' : i === 0 ? 'first' : 'last';
        const x = columns.get(node.id) ?? 0;
        const style: CSSProperties = place === 'last' ? { right: size.width - x } : { left: x };
        return (
          <div
            key={node.id}
            className={css.head}
            data-place={place}
            data-kind={node.kind}
            style={style}
          >
            <h3 className={css.name}>{nodeTitle(node.name, language)}</h3>
            <p className={css.endpoint}>{endpoint.replace(':', ' : ')}</p>
            {anyState && (
              <p
                className={css.pillState}
                data-state={state}
                aria-hidden={state === '' || undefined}
              >
                {state}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
