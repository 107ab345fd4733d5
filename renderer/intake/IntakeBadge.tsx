import { Badge, Flex, theme } from 'antd';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLocation } from 'react-router';
import { addresses } from '../app/addresses.ts';
import { useNoteWithWay } from '../parts/useNoteWithWay.tsx';
import { useIntakeNews } from './useIntakeNews.ts';
import { useTakePart } from './useTakeRun.ts';

/** 收件 in the menu: how far files that come in are, or how many wait, in colour where some of them are new. */
export function IntakeBadge() {
  const { token } = theme.useToken();
  const run = useTakePart((work) => work.run);
  const news = useIntakeNews();
  useTellNews(news.fresh, run !== null);
  return (
    <Flex align="center" justify="space-between" gap={6}>
      收件
      {run ? (
        <span
          role="status"
          aria-label={`正在收，${run.done} / ${run.total}`}
          className="beian-number"
          style={{ fontSize: 12, color: token.colorPrimary }}
        >
          {run.done}/{run.total}
        </span>
      ) : (
        <Badge
          count={news.pending}
          overflowCount={9999}
          title={sayNews(news)}
          style={
            news.fresh > 0
              ? { backgroundColor: token.colorPrimary }
              : { backgroundColor: token.colorFillSecondary, color: token.colorText, boxShadow: 'none' }
          }
        />
      )}
    </Flex>
  );
}

/** What the number means. */
export function sayNews({ pending, fresh }: { readonly pending: number; readonly fresh: number }): string {
  return fresh > 0 ? `${pending} 个待处理，其中 ${fresh} 个是新来的` : `${pending} 个待处理`;
}

/** Milliseconds after a run in which the count of what it brought may still grow. */
const settles = 3000;

/** Says that files came in by themselves, to whoever is elsewhere; what a run of this window brings is told at its end. */
function useTellNews(fresh: number, running: boolean): void {
  const note = useNoteWithWay();
  const { pathname } = useLocation();
  const told = useRef(0);
  const endedAt = useRef(Number.NEGATIVE_INFINITY);
  const tell = useEffectEvent((now: number) => {
    const more = now > told.current;
    told.current = now;
    const byRun = running || performance.now() - endedAt.current < settles;
    if (!more || byRun || pathname === addresses.intake) return;
    note({
      key: 'intake.news',
      title: `收件里新来了 ${now} 个文件`,
      description: '还没有放进任何案件，等您核对。',
      address: addresses.intake,
    });
  });
  useEffect(() => {
    if (!running) return;
    return () => {
      endedAt.current = performance.now();
    };
  }, [running]);
  useEffect(() => tell(fresh), [fresh]);
}
