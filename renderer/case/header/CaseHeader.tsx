import { Flex, Tag, Typography } from 'antd';
import { type Application, filingTypeLabels } from '#shared/filing/filingCase.ts';
import { useWindowTitle } from '../../parts/PageTitle.tsx';
import { CaseMenu } from './CaseMenu.tsx';
import { PlannedDay } from './PlannedDay.tsx';
import { SmsLine } from './SmsClock.tsx';
import { StaffField } from './StaffField.tsx';
import { useHeadingFocus } from './useHeadingFocus.ts';

/** Whose case this is, and what the office decided about it. */
export function CaseHeader({ application, smsDueAt }: { application: Application; smsDueAt: string | null }) {
  const { filingCase, subject, miniProgram } = application;
  const subjectName = subject.name ?? '还没有填主体名称';
  const appName = miniProgram.name ?? '还没有填小程序名称';
  useWindowTitle(`案件 ${filingCase.number}`);
  const heading = useHeadingFocus();
  return (
    <header>
      <Typography.Title
        ref={heading}
        level={1}
        tabIndex={-1}
        style={{ outline: 'none', margin: '0 0 8px', fontSize: 20, lineHeight: 1.4 }}
      >
        {subjectName} · {appName}
      </Typography.Title>
      <Flex gap="8px 20px" align="center" wrap>
        <Flex gap={8} align="center" style={{ flex: 1, minWidth: 180 }}>
          <Typography.Text type="secondary" className="beian-number">
            案件 {filingCase.number}
          </Typography.Text>
          <Tag variant="filled" style={{ margin: 0 }}>
            {filingTypeLabels[filingCase.filingType]}备案
          </Tag>
        </Flex>
        <Flex gap="8px 16px" wrap>
          <StaffField held={filingCase.staff} />
          <PlannedDay held={filingCase.plannedOn} />
          <CaseMenu caseNumber={filingCase.number} />
        </Flex>
      </Flex>
      {smsDueAt !== null && <SmsLine dueAt={smsDueAt} application={application} />}
    </header>
  );
}
