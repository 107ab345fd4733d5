import { Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { CaseMark } from '#shared/api/caseHistory.ts';
import { markTime } from '#shared/filing/caseMark.ts';
import type { FilingType } from '#shared/filing/filingCase.ts';
import type { Stage } from '#shared/filing/stage.ts';
import { Moment } from '../../parts/Moment.tsx';
import type { ProgressActions } from './useProgressActions.ts';

interface TickProps {
  readonly caseNumber: string;
  readonly marks: readonly CaseMark[];
  readonly mark: ProgressActions['mark'];
}

/** What staff tick off in the stage a case is in, each with the clock it starts or ends. */
export function StageTicks({ stage, filingType, ...props }: TickProps & { stage: Stage; filingType: FilingType }) {
  const now = (kind: CaseMark['kind']) => markTime(kind, stage) === 'now';
  // What was begun before the type was changed has a clock, which must end somewhere.
  const begun = (kind: CaseMark['kind']) => props.marks.some((each) => each.kind === kind);
  if (filingType === 'cancel') return null;
  return (
    <>
      {now('entranceClosed') && <Entrance {...props} />}
      {now('reuseAsked') && (filingType === 'added' || begun('reuseAsked')) && <Reuse {...props} />}
      {now('faceStarted') && <FaceCheck {...props} />}
      {now('feeAsked') && (filingType !== 'change' || begun('feeAsked')) && <Fee {...props} />}
    </>
  );
}

/** Ticks of one case: when each was set, and buttons that set them or take them back. */
function ticksOf({ caseNumber, marks, mark }: TickProps) {
  const at = (kind: CaseMark['kind']) => marks.find((each) => each.kind === kind)?.at ?? null;
  const button = (label: string, kind: CaseMark['kind'], on: boolean, main = false) => (
    <Button
      {...(main ? {} : { type: 'link' as const })}
      size="small"
      loading={mark.isPending && mark.variables.kind === kind && mark.variables.on === on}
      disabled={mark.isPending}
      onClick={() => mark.mutate({ caseNumber, kind, on, at: null })}
    >
      {label}
    </Button>
  );
  return { at, button };
}

function TickLine({ children }: { children: ReactNode }) {
  return (
    <Flex gap={8} align="baseline" wrap>
      {children}
    </Flex>
  );
}

/** The platform keeps the way in shut: since when that is known, and what helps. */
function Entrance(props: TickProps) {
  const { at, button } = ticksOf(props);
  const closed = at('entranceClosed');
  if (closed === null) return <TickLine>{button('备案入口没有开放', 'entranceClosed', true, true)}</TickLine>;
  return (
    <TickLine>
      <Typography.Text type="warning">
        备案入口没有开放（
        <Moment at={closed} /> 看到的），请先看名称里有没有受限的字样；没有的过一天再看。
      </Typography.Text>
      {button('还是没有开放', 'entranceClosed', true)}
      {button('已经开放了', 'entranceClosed', false)}
    </TickLine>
  );
}

/** A known subject agrees by SMS that its data are used again. */
function Reuse(props: TickProps) {
  const { at, button } = ticksOf(props);
  const confirmed = at('reuseConfirmed');
  if (confirmed !== null)
    return (
      <TickLine>
        <Typography.Text type="success">
          主体负责人已同意复用主体资料（
          <Moment at={confirmed} />）
        </Typography.Text>
        {button('撤回', 'reuseConfirmed', false)}
      </TickLine>
    );
  if (at('reuseAsked') === null)
    return <TickLine>{button('复用主体资料的短信已发出', 'reuseAsked', true, true)}</TickLine>;
  return (
    <TickLine>
      {button('负责人已同意复用', 'reuseConfirmed', true, true)}
      {button('又发了一次', 'reuseTried', true)}
      {button('没有发出', 'reuseAsked', false)}
    </TickLine>
  );
}

/** The administrator's face check: started, failed, passed, or taken back. */
function FaceCheck(props: TickProps) {
  const { at, button } = ticksOf(props);
  const [passed, failed] = [at('facePassed'), at('faceFailed')];
  if (passed !== null)
    return (
      <TickLine>
        <Typography.Text type="success">
          管理员刷脸已通过（
          <Moment at={passed} />）
        </Typography.Text>
        {button('撤回', 'facePassed', false)}
      </TickLine>
    );
  if (failed !== null)
    return (
      <TickLine>
        <Typography.Text type="danger">
          管理员刷脸没有通过（
          <Moment at={failed} />
          ），请换到光线好的地方，由管理员本人重新发起。
        </Typography.Text>
        {button('重新发起了', 'faceStarted', true, true)}
        {button('撤回', 'faceFailed', false)}
      </TickLine>
    );
  if (at('faceStarted') === null) return <TickLine>{button('管理员刷脸已发起', 'faceStarted', true, true)}</TickLine>;
  return (
    <TickLine>
      {button('刷脸已通过', 'facePassed', true, true)}
      {button('没有通过', 'faceFailed', true)}
      {button('重新发起了', 'faceStarted', true)}
      {button('没有发起', 'faceStarted', false)}
    </TickLine>
  );
}

/** The fee of an account that is certified along with the filing. */
function Fee(props: TickProps) {
  const { at, button } = ticksOf(props);
  const paid = at('feePaid');
  if (paid !== null)
    return (
      <TickLine>
        <Typography.Text type="success">
          认证费已付（
          <Moment at={paid} />）
        </Typography.Text>
        {button('撤回', 'feePaid', false)}
      </TickLine>
    );
  if (at('feeAsked') === null)
    return <TickLine>{button('认证和备案一起办：等客户付认证费', 'feeAsked', true, true)}</TickLine>;
  return (
    <TickLine>
      {button('认证费已付', 'feePaid', true, true)}
      {button('不是一起办的', 'feeAsked', false)}
    </TickLine>
  );
}
