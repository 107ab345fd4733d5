import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Popconfirm, Progress, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import type { Filling, FillingStep } from '#shared/api/filling.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError } from '../app/readError.ts';
import { CutText } from '../parts/CutText.tsx';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { useClipboard } from '../parts/useClipboard.ts';
import { useReportError } from '../parts/useReportError.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { CurrentStep, FinishedCard } from './CurrentStep.tsx';
import { FillingList } from './FillingList.tsx';
import { countDone, lastDone, nextStep } from './fillingWalk.ts';
import { LyingThere } from './LyingThere.tsx';
import { isPressedItself, mouseLeavesKeys } from './mouseLeavesKeys.ts';
import './filling.css';

/**
 * 照着填: the fields of the platform's console in their order, beside it. One key copies the next value and ticks it; when
 * all are ticked, the same key clears the clipboard.
 */
export function FillingScreen() {
  const { caseNumber = '' } = useParams();
  const { queries } = useDesk();
  const filling = useQuery(queries.filling.get.queryOptions({ input: { caseNumber } }));
  useEffect(() => {
    const before = document.title;
    document.title = '照着填';
    return () => {
      document.title = before;
    };
  }, []);
  if (filling.error) return <ErrorPanel error={readError(filling.error)} onRetry={() => void filling.refetch()} />;
  if (!filling.data) return <Waiting what="正在打开" />;
  return <FillingDesk key={caseNumber} filling={filling.data} />;
}

function FillingDesk({ filling }: { filling: Filling }) {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const { message } = App.useApp();
  const { held, copy, clear } = useClipboard(true);
  const { caseNumber, steps, done } = filling;
  const next = nextStep(filling);
  const counts = countDone(filling);
  const show = (answer: Filling) => cache.setQueryData(queries.filling.get.queryKey({ input: { caseNumber } }), answer);
  const tick = (id: string, on: boolean) => client.filling.tick({ caseNumber, id, on }).then(show).catch(report);

  const busy = useRef(false);
  /** One after the other: what is asked for while something is being taken would take the next thing unseen. */
  const once = (act: () => Promise<unknown>) => {
    if (busy.current) return;
    busy.current = true;
    void act().finally(() => {
      busy.current = false;
    });
  };

  const copyAndTick = async (step: FillingStep) => {
    try {
      if (step.value !== null && !(await copy(step.value))) {
        message.error('没能复制，请再按一次；还不行的，请在案件里打开“填报信息”自己复制。');
        return;
      }
      // What was pasted before has been pasted: it need not lie there while something is chosen or uploaded.
      if (step.value === null && held !== 'nothing') await clear();
      await tick(step.id, true);
    } catch (error) {
      report(error);
    }
  };
  const take = (step: FillingStep) => once(() => copyAndTick(step));
  const finish = () => clear().then(() => message.success('剪贴板已清空。'), report);
  const back = () => {
    const last = lastDone(filling);
    if (last) void tick(last.id, false);
  };
  const restart = () => client.filling.restart({ caseNumber }).then(show).then(clear).catch(report);

  // The key that is pressed is answered by what is on screen now.
  const pressed = useRef<(key: string) => boolean>(() => false);
  useEffect(() => {
    pressed.current = (key) => {
      if (key === ' ' || key === 'Enter') {
        if (next) take(next);
        else once(finish);
        return true;
      }
      if (key !== 'Backspace') return false;
      back();
      return true;
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (isPressedItself(event.target)) return;
      if (pressed.current(event.key)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  return (
    <main className="beian-filling" {...mouseLeavesKeys}>
      <Flex vertical gap={4} style={{ padding: '10px 14px 8px' }}>
        <CutText strong text={filling.miniProgramName ?? filling.subjectName ?? caseNumber} />
        <CutText faint text={filling.subjectName ?? ''} />
        <Flex gap={10} align="center">
          <Progress
            percent={counts.of === 0 ? 0 : Math.round((counts.done / counts.of) * 100)}
            showInfo={false}
            size="small"
            style={{ flex: 1, margin: 0 }}
            aria-label={`已填 ${counts.done} 项，共 ${counts.of} 项`}
          />
          <Typography.Text type="secondary">
            {counts.done} / {counts.of}
          </Typography.Text>
        </Flex>
      </Flex>
      {next ? (
        <CurrentStep caseNumber={caseNumber} step={next} onTake={() => take(next)} />
      ) : (
        <FinishedCard held={held !== 'nothing'} onFinish={() => void finish()} />
      )}
      {next && <LyingThere held={held} onClear={() => void finish()} />}
      <FillingList
        steps={steps}
        done={done}
        current={next?.id ?? null}
        onTake={take}
        onUntick={({ id }) => void tick(id, false)}
      />
      <Flex className="beian-filling-foot" gap={8} justify="space-between" align="center">
        <Button size="small" onClick={back} disabled={counts.done === 0}>
          退回一项
        </Button>
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          空格：下一项　退格：退回
        </Typography.Text>
        <Popconfirm
          title={`${done.length} 项勾选都会取消，从第一项重新填。`}
          okText="从头再来"
          cancelText="不用"
          onConfirm={restart}
        >
          <Button size="small" disabled={done.length === 0}>
            从头再来
          </Button>
        </Popconfirm>
      </Flex>
    </main>
  );
}
