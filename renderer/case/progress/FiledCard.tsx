import { Alert, Button, Card, Checkbox, Flex, Input, Typography } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { CaseMark } from '#shared/api/caseHistory.ts';
import type { OpenedCase } from '#shared/api/cases.ts';
import { changeSentence } from '#shared/filing/changeSentence.ts';
import { filingTypeLabels } from '#shared/filing/filingCase.ts';
import { canBeFollowed, type FollowUpType, followUpTypes } from '#shared/filing/followUp.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { checkFilingNumber } from '#shared/identity/filingNumber.ts';
import { addresses } from '../../app/addresses.ts';
import { useTables } from '../../app/useTables.ts';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { Moment } from '../../parts/Moment.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import { type ProgressActions, quietly } from './useProgressActions.ts';

/** After 完成: the number, whether it is seen in the mini program, and filings that start from this one. */
export function FiledCard({
  opened,
  marks,
  actions,
}: {
  opened: OpenedCase;
  marks: readonly CaseMark[];
  actions: Pick<ProgressActions, 'mark' | 'setNumber' | 'follow'>;
}) {
  const { filingCase, miniProgram } = opened.application;
  const { number: caseNumber, filingType } = filingCase;
  const shown = marks.find(({ kind }) => kind === 'numberShown')?.at ?? null;
  if (filingType === 'cancel') return null;
  if (opened.links.cancelled)
    return (
      <Alert type="info" showIcon title="这个小程序的备案已经注销，不用再办什么。要重新使用，请新建首次或新增备案。" />
    );
  return (
    <Card size="small" title="备案成功以后">
      <Flex vertical gap={14}>
        <FilingNumber caseNumber={caseNumber} stored={miniProgram.recordNumber} setNumber={actions.setNumber} />
        {miniProgram.recordNumber !== null && (
          <Flex vertical gap={4}>
            <Checkbox
              // While it is being kept the tick stands as it was meant.
              checked={
                actions.mark.isPending && actions.mark.variables.kind === 'numberShown'
                  ? actions.mark.variables.on
                  : shown !== null
              }
              disabled={actions.mark.isPending}
              onChange={({ target }) =>
                actions.mark.mutate({ caseNumber, kind: 'numberShown', on: target.checked, at: null })
              }
            >
              小程序里看得到备案号
            </Checkbox>
            <Typography.Text type="secondary">
              {shown === null ? (
                '发布以后一般在小程序的“更多资料”里自动显示，请打开看一眼。'
              ) : (
                <>
                  <Moment at={shown} /> 确认过
                </>
              )}
            </Typography.Text>
          </Flex>
        )}
        {(filingType === 'first' || filingType === 'added') && (
          <PoliceTick caseNumber={caseNumber} marks={marks} mark={actions.mark} />
        )}
        {canBeFollowed({ ...filingCase, cancelled: opened.links.cancelled }) && (
          <FollowUps caseNumber={caseNumber} follow={actions.follow} />
        )}
      </Flex>
    </Card>
  );
}

/** 公安联网备案: seen to, or asked and not needed. */
function PoliceTick({
  caseNumber,
  marks,
  mark,
}: {
  caseNumber: string;
  marks: readonly CaseMark[];
  mark: ProgressActions['mark'];
}) {
  const settled = marks.find(({ kind }) => kind === 'policeSettled')?.at ?? null;
  const pending = mark.isPending && mark.variables.kind === 'policeSettled';
  return (
    <Flex vertical gap={4}>
      <Checkbox
        checked={pending ? mark.variables.on : settled !== null}
        disabled={mark.isPending}
        onChange={({ target }) => mark.mutate({ caseNumber, kind: 'policeSettled', on: target.checked, at: null })}
      >
        公安联网备案办好了，或问过不用办
      </Checkbox>
      <Typography.Text type="secondary">
        {settled === null ? (
          '网站和 App 开通后 30 日内要办；小程序要不要办没有查到明文，请问当地公安。'
        ) : (
          <>
            <Moment at={settled} /> 确认过
          </>
        )}
      </Typography.Text>
    </Flex>
  );
}

/** 备案号, as the notice of success says it; a wrong one is told of and not saved. */
function FilingNumber({
  caseNumber,
  stored,
  setNumber,
}: {
  caseNumber: string;
  stored: string | null;
  setNumber: ProgressActions['setNumber'];
}) {
  const { value, write, discard, empty } = useDraft(`${caseNumber}.recordNumber`, stored ?? '');
  const typed = value.trim();
  const provinces = useTables().data?.provinces ?? [];
  const check = typed === '' ? null : checkFilingNumber(typed, provinces);
  const problem = check !== null && !check.ok && !empty ? (check.problems[0]?.reason ?? null) : null;
  const changed = check?.ok === true && check.normalized !== stored;
  const save = () => {
    if (check?.ok !== true || !changed) return;
    quietly(setNumber.mutateAsync({ caseNumber, value: check.normalized, expected: stored }).then(discard));
  };
  return (
    <LabelledField label="小程序备案号" hint="照成功通知上的填，如“粤ICP备12345678号-1X”。" problem={problem}>
      {(ties) => (
        <Flex gap={8}>
          <Input
            {...ties}
            value={value}
            onChange={({ target }) => write(target.value)}
            onPressEnter={save}
            maxLength={60}
            status={problem ? 'error' : ''}
          />
          <Button
            type={stored === null ? 'primary' : 'default'}
            disabled={!changed}
            loading={setNumber.isPending}
            onClick={save}
          >
            保存
          </Button>
        </Flex>
      )}
    </LabelledField>
  );
}

/** A change or a cancellation, started with the data of this case. */
function FollowUps({ caseNumber, follow }: { caseNumber: string; follow: ProgressActions['follow'] }) {
  const navigate = useNavigate();
  const ahead = useTables().data?.timelines.changeNotice;
  const start = (filingType: FollowUpType) =>
    quietly(follow.mutateAsync({ caseNumber, filingType }).then((made) => navigate(addresses.caseAt(made.caseNumber))));
  return (
    <Flex vertical gap={6}>
      <Typography.Text type="secondary">资料有变化，或者不再运营时，从这里开始，资料会带过去：</Typography.Text>
      {ahead && <Typography.Text type="secondary">{changeSentence(ahead)}</Typography.Text>}
      <Flex gap={8} wrap>
        {followUpTypes.map((type) => (
          <Button
            key={type}
            loading={follow.isPending && follow.variables.filingType === type}
            disabled={follow.isPending}
            onClick={() => start(type)}
          >
            发起{filingTypeLabels[type]}备案
          </Button>
        ))}
      </Flex>
    </Flex>
  );
}

/** The cases this one has to do with, each a way there; nothing when there are none. */
export function CaseLinks({ links: { follows, followedBy } }: Pick<OpenedCase, 'links'>) {
  if (follows === null && followedBy.length === 0) return null;
  const line = (words: string, { number, stage }: OpenedCase['links']['followedBy'][number]) => (
    <span key={number}>
      {words}{' '}
      <Link to={addresses.caseAt(number)} className="beian-link-in-text">
        案件 {number}
      </Link>
      （{stageLabels[stage]}）
    </span>
  );
  return (
    <Card size="small" title="相关案件">
      <Flex vertical gap={6}>
        {follows && line('从这一单发起：', follows)}
        {followedBy.map((each) => line(`${filingTypeLabels[each.filingType]}备案：`, each))}
      </Flex>
    </Card>
  );
}
