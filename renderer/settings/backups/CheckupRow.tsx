import { CheckCircleOutlined, CloseCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, theme } from 'antd';
import { useState } from 'react';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { checkupLabels, type Diagnosis, sayIllPaper } from '#shared/doctor/diagnosis.ts';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { WorkProgress } from '../../parts/WorkProgress.tsx';
import { SettingRow } from '../vault/SettingRow.tsx';
import { useSteps } from './useSteps.ts';

/** What is asked before the vault is locked meanwhile. */
const underWay = {
  what: '还在体检',
  fate: '就会停下',
  about: '资料不受影响，之后可以再检查一遍。',
} as const;

/** Looks the vault over: every page of the database, every original, keys, backups, space; and mends what can be. */
export function CheckupRow() {
  const { client } = useDesk();
  const [found, setFound] = useState<readonly Diagnosis[]>([]);
  const [mended, setMended] = useState<readonly string[]>([]);
  const { step, error, run, cancel } = useSteps<ExamineEvent>(underWay);
  const examine = (repair: boolean) => {
    setFound([]);
    setMended([]);
    void run(
      (signal) => client.doctor.examine({ repair }, { signal }),
      (event) => {
        if (event.type === 'found') setFound((held) => [...held, event.diagnosis]);
        else setMended((held) => [...held, event.message]);
      },
    );
  };
  const mendable = mended.length === 0 && found.some(({ mend }) => mend !== null);
  return (
    <SettingRow
      title="体检"
      about="逐份核对原件、数据库、密钥和备份。案件很多时要几分钟，可以随时停下；从不删除原件。"
      action={step === null && <Button onClick={() => examine(false)}>开始体检</Button>}
    >
      {(step !== null || found.length > 0 || Boolean(error)) && (
        <Flex vertical gap={12}>
          {step !== null && <WorkProgress done={step.done} total={step.total} label="份原件" onCancel={cancel} />}
          <ErrorNote error={error} />
          {found.length > 0 && (
            <ul aria-label="体检结果" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {found.map((diagnosis) => (
                <Found key={diagnosis.checkup} diagnosis={diagnosis} />
              ))}
            </ul>
          )}
          {mended.map((message) => (
            <Typography.Text key={message} type="success" role="status">
              已修好：{message}
            </Typography.Text>
          ))}
          {step === null && mended.length > 0 && (
            <Typography.Text type="secondary">上面列的是修以前的情况；想确认，请再点一次“开始体检”。</Typography.Text>
          )}
          {step === null && mendable && (
            <Button type="primary" style={{ alignSelf: 'flex-start' }} onClick={() => examine(true)}>
              修好能修的
            </Button>
          )}
        </Flex>
      )}
    </SettingRow>
  );
}

function Found({ diagnosis: { checkup, state, message, remedy, mend, files = [] } }: { diagnosis: Diagnosis }) {
  const { token } = theme.useToken();
  const icons = {
    fine: <CheckCircleOutlined aria-label="好" style={{ color: token.colorSuccess }} />,
    note: <InfoCircleOutlined aria-label="注意" style={{ color: token.colorInfo }} />,
    bad: <CloseCircleOutlined aria-label="不好" style={{ color: token.colorError }} />,
  };
  return (
    <li style={{ display: 'flex', gap: 8, padding: '4px 0', alignItems: 'baseline' }}>
      {icons[state]}
      <div>
        {checkupLabels[checkup]}：{message}
        {files.length > 0 && (
          <ul
            aria-label="哪些文件"
            style={{ margin: '4px 0', paddingInlineStart: 20, maxHeight: 200, overflowY: 'auto' }}
          >
            {files.map((each) => (
              <li key={sayIllPaper(each) + each.file}>{sayIllPaper(each)}</li>
            ))}
          </ul>
        )}
        {[remedy, mend === null ? null : `可以修：${mend}`].map(
          (line) =>
            line !== null && (
              <Typography.Text key={line} type="secondary" style={{ display: 'block', whiteSpace: 'pre-line' }}>
                {line}
              </Typography.Text>
            ),
        )}
      </div>
    </li>
  );
}
