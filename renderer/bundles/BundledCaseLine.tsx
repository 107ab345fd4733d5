import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { BundledOutcome } from '#shared/api/bundles.ts';
import { sayWhoChanged } from '#shared/bundle/whoChanged.ts';
import { erasedAgain } from '#shared/vault/erasedAgain.ts';
import { addresses } from '../app/addresses.ts';
import { CutText } from '../parts/CutText.tsx';
import { LongText } from '../parts/LongText.tsx';

const fates = {
  created: { label: '新案件', colour: 'success' },
  changed: { label: '有改动', colour: 'processing' },
  unchanged: { label: '没有变化', colour: 'default' },
} as const satisfies Record<BundledOutcome['fate'], unknown>;

/** Of a case that takes nothing over and has something to be chosen nobody can say yet that nothing changes. */
const waiting = { label: '等您选用', colour: 'warning' } as const;

/** So many changes of one case are written out, until one asks for all. */
const mostShown = 12;

/** What would become of one case, or, when `done`, what has, with the way to it. */
export function BundledCaseLine({ outcome, done = false }: { outcome: BundledOutcome; done?: boolean }) {
  const {
    caseNumber,
    numberThere,
    erasedHere,
    subjectName,
    miniProgramName,
    fate,
    alike,
    takeovers,
    decided,
    undecided,
    newFiles,
  } = outcome;
  const [all, setAll] = useState(false);
  const { label, colour } = fate === 'unchanged' && undecided > 0 ? waiting : fates[fate];
  const remarks = [
    erasedAgain(outcome, done),
    numberThere !== null &&
      !erasedHere &&
      `对方的编号 ${numberThere} 在这里已有别的案件，${done ? '给了' : '会给'}新编号 ${caseNumber}。`,
    alike !== null && `这里已有同一个小程序的案件 ${alike}，请留意是不是同一件事。`,
    undecided > 0 && `有 ${undecided} 处两边不一样，由您选用哪一边。`,
    newFiles > 0 && `${newFiles} 个文件是这里没有的。`,
  ].filter((each) => each !== false && each !== null);
  return (
    <Flex vertical gap={6}>
      <Flex gap={12} align="center">
        <div style={{ flex: 1, minWidth: 0 }}>
          <CutText strong text={miniProgramName ?? '没有小程序名称'} />
          <CutText faint text={subjectName ?? '没有主体名称'} />
        </div>
        <Tag color={colour} variant="filled" style={{ minWidth: 64, margin: 0, textAlign: 'center' }}>
          {label}
        </Tag>
        <span className="beian-number" style={{ flex: '0 0 84px', textAlign: 'end' }}>
          {done || fate !== 'created' ? <Link to={addresses.caseAt(caseNumber)}>{caseNumber}</Link> : caseNumber}
        </span>
      </Flex>
      {remarks.map((remark) => (
        <Typography.Text key={remark} type="secondary">
          {remark}
        </Typography.Text>
      ))}
      {decided.map(({ label: what, side, changed, mine, theirs }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two papers can be called alike, and the list never changes
        <div key={`${what} ${index}`}>
          <Typography.Text type="secondary">
            {what}（{sayWhoChanged(changed)}，{side === 'mine' ? '用了我的' : '用了对方的'}）：
          </Typography.Text>
          <LongText text={side === 'mine' ? mine : theirs} label={what} />
        </div>
      ))}
      {(all ? takeovers : takeovers.slice(0, mostShown)).map(({ label: what, from, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two remarks of one day can read alike, and the list never changes
        <Typography.Text key={`${what} ${index}`} style={{ overflowWrap: 'anywhere' }}>
          <Typography.Text type="secondary">{what}：</Typography.Text>
          {from === null ? to : to === null ? `去掉 ${from}` : `${from} → ${to}`}
        </Typography.Text>
      ))}
      {takeovers.length > mostShown && (
        <Button
          type="link"
          size="small"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          style={{ alignSelf: 'flex-start', paddingInline: 0 }}
        >
          {all ? '收起' : `还有 ${takeovers.length - mostShown} 处对方的改动，全部列出`}
        </Button>
      )}
    </Flex>
  );
}
