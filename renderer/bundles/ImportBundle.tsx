import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { formatBytes } from '#shared/scans/wording.ts';
import { addresses } from '../app/addresses.ts';
import { readError } from '../app/readError.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { LeaveGuard } from '../parts/LeaveGuard.tsx';
import { useReportError } from '../parts/useReportError.ts';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { PassphraseInput } from '../vault/PassphraseInput.tsx';
import { BundledCaseLine } from './BundledCaseLine.tsx';
import { PreviewBundle } from './PreviewBundle.tsx';
import { sayUndone } from './sayUndone.ts';
import { useBundleImport } from './useBundleImport.ts';

/** Cases a colleague handed over: opened by their passphrase, looked at, brought in all or none, and taken back if need be. */
export function ImportBundle({
  file,
  onAnother,
  onOver,
}: {
  file: File;
  onAnother: () => void;
  /** Called when one goes away from the result: there is nothing more to be done with the file. */
  onOver: (file: File) => void;
}) {
  const importing = useBundleImport(file);
  const { state, open, cancel, bringIn, choose, lookAgain } = importing;
  const isOver = state.phase === 'imported' || state.phase === 'undone';
  const leave = useEffectEvent(() => onOver(file));
  useEffect(() => (isOver ? () => leave() : undefined), [isOver]);
  switch (state.phase) {
    case 'locked':
      return <Locked file={file} error={state.error} onOpen={open} onAnother={onAnother} />;
    case 'opening':
    case 'importing':
      return (
        <Flex vertical gap={12}>
          <LeaveGuard
            when={state.phase === 'importing'}
            work={{ what: '还在导入', fate: '就会停下', about: '停下的话一点都不会导入，以后可以重新导入。' }}
          />
          <WorkProgress {...state.progress} label={state.progress.what} onCancel={cancel} />
        </Flex>
      );
    case 'previewed':
      return (
        <PreviewBundle
          {...state}
          name={file.name}
          onChoose={choose}
          onImport={() => void bringIn(state)}
          onLookAgain={() => lookAgain(state.choices)}
          onAnother={onAnother}
        />
      );
    default:
      return <Ended importing={importing} onAnother={onAnother} />;
  }
}

function Locked({
  file,
  error,
  onOpen,
  onAnother,
}: {
  file: File;
  error: unknown;
  onOpen: (passphrase: string) => Promise<void>;
  onAnother: () => void;
}) {
  const [typed, setTyped] = useState('');
  const isWrong = error !== null && readError(error).code === 'bundlePassphraseWrong';
  return (
    <Flex justify="center" style={{ paddingBlockStart: 32 }}>
      <Card style={{ width: 480, maxWidth: '100%' }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (typed !== '') void onOpen(typed);
          }}
        >
          <Flex vertical gap={16}>
            <div>
              <Typography.Title level={2} style={{ margin: 0, fontSize: 18, overflowWrap: 'anywhere' }}>
                {file.name}
              </Typography.Title>
              <Typography.Text type="secondary">同事交来的案件（{formatBytes(file.size)}）</Typography.Text>
            </div>
            {!isWrong && <ErrorNote error={error} />}
            <PassphraseInput
              label="交接包的口令"
              value={typed}
              onChange={setTyped}
              shown={false}
              autoFocus
              hint="是做交接包的同事告诉您的口令，不是资料库的口令。"
              problem={isWrong ? `${readError(error).message}${readError(error).remedy}` : null}
            />
            <Flex gap={8} justify="flex-end">
              <Button onClick={onAnother}>换一份</Button>
              <Button type="primary" htmlType="submit" disabled={typed === ''}>
                打开看看
              </Button>
            </Flex>
          </Flex>
        </form>
      </Card>
    </Flex>
  );
}

function Ended({
  importing: { state, undo },
  onAnother,
}: {
  importing: ReturnType<typeof useBundleImport>;
  onAnother: () => void;
}) {
  const navigate = useNavigate();
  const report = useReportError();
  const [undoing, setUndoing] = useState(false);
  if (state.phase === 'undone') {
    return (
      <Alert
        showIcon
        type="success"
        role="status"
        title="已撤销这次导入。"
        description={sayUndone(state)}
        action={<Button onClick={onAnother}>再导入一份</Button>}
      />
    );
  }
  if (state.phase !== 'imported') return null;
  const { cases, undo: id } = state.imported;
  const [only, ...more] = cases;
  const created = cases.filter(({ fate }) => fate === 'created').length;
  const changed = cases.filter(({ fate }) => fate === 'changed').length;
  const takeBack = () => {
    setUndoing(true);
    undo(id)
      .catch(report)
      .finally(() => setUndoing(false));
  };
  const told = [
    created > 0 && `新导入 ${created} 个案件`,
    changed > 0 && `${changed} 个案件合进了对方的改动`,
    created + changed < cases.length && `${cases.length - created - changed} 个没有变化`,
  ];
  return (
    <Flex vertical gap={12} style={{ flex: 1, minHeight: 0 }}>
      <Alert
        showIcon
        type="success"
        role="status"
        title={`${told.filter(Boolean).join('，')}。`}
        action={
          created + changed > 0 && (
            <Button size="small" loading={undoing} onClick={takeBack}>
              撤销这次导入
            </Button>
          )
        }
      />
      <Flex gap={8} justify="flex-end">
        <Button onClick={onAnother}>再导入一份</Button>
        <Button
          type="primary"
          onClick={() => void navigate(only && more.length === 0 ? addresses.caseAt(only.caseNumber) : addresses.cases)}
        >
          {only && more.length === 0 ? `打开案件 ${only.caseNumber}` : '看案件'}
        </Button>
      </Flex>
      <VirtualRows
        label="导入的案件"
        items={cases}
        keyOf={({ caseNumber }) => caseNumber}
        row={(each) => <BundledCaseLine outcome={each} done />}
      />
    </Flex>
  );
}
