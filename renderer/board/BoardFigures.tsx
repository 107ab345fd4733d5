import { Card, theme } from 'antd';
import type { BoardKind } from '#shared/api/board.ts';
import { headingId, type Section } from './BoardSection.tsx';
import { boardWords } from './boardWords.ts';

/** The day in figures; each leads down to its lines. */
export function BoardFigures({ sections }: { sections: readonly Section[] }) {
  const { token } = theme.useToken();
  return (
    <Card size="small" styles={{ body: { padding: 4 } }}>
      <nav aria-label="今天的工作" className="beian-figures">
        {sections.map(({ kind, count }) => (
          <button
            key={kind}
            type="button"
            disabled={count === 0}
            onClick={() => goTo(kind)}
            className="beian-figure"
            style={{ color: count === 0 ? token.colorTextDescription : token.colorText }}
          >
            <span
              className="beian-number"
              style={{
                fontSize: 26,
                lineHeight: 1.2,
                fontWeight: 600,
                color: count > 0 ? token[inks[kind]] : 'inherit',
              }}
            >
              {count}
              <span className="beian-visually-hidden"> 件</span>
            </span>
            <span>{boardWords[kind].title}</span>
          </button>
        ))}
      </nav>
    </Card>
  );
}

const inks = {
  smsClock: 'colorError',
  faceClock: 'colorError',
  feeClock: 'colorError',
  reuseClock: 'colorError',
  fixClock: 'colorWarning',
  reviewOverdue: 'colorError',
  rejected: 'colorError',
  // Most of it is only not filled in yet.
  blocked: 'colorPrimary',
  submitted: 'colorWarning',
  expiring: 'colorWarning',
  display: 'colorInfo',
  policeClock: 'colorInfo',
  ready: 'colorSuccess',
} as const satisfies Record<BoardKind, string>;

/** Scrolls to the lines and puts the keyboard on the first one. */
function goTo(kind: BoardKind): void {
  const region = document.getElementById(headingId(kind))?.closest('[role=region]');
  region?.scrollIntoView({ block: 'start' });
  region?.querySelector<HTMLElement>('[data-line]')?.focus({ preventScroll: true });
}
