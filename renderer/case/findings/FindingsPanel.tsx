import { DoubleLeftOutlined, DoubleRightOutlined } from '@ant-design/icons';
import { Button, Card, Drawer, Flex, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { countFindings } from '#shared/filing/findingKind.ts';
import { usePreference } from '../../app/preferences.ts';
import { FindingCounts } from '../../parts/FindingCounts.tsx';
import { overlayPlace } from '../../parts/overlayPlace.ts';
import { useAddressedDialog } from '../../parts/useAddressedDialog.ts';
import { AlikeList } from './AlikeList.tsx';
import { FindingsList } from './FindingsList.tsx';
import { findingKey } from './findingKey.ts';
import { OverriddenList } from './OverriddenList.tsx';
import { OverrideDialog } from './OverrideDialog.tsx';
import { ProvinceNotes } from './ProvinceNotes.tsx';
import { QuestionList } from './QuestionList.tsx';
import { ReminderList } from './ReminderList.tsx';
import { useSettlements } from './useSettlements.ts';

interface PanelProps {
  readonly opened: OpenedCase;
  /** Its findings in the order of the form. */
  readonly findings: readonly Finding[];
  readonly current: string | null;
  readonly onGo: (finding: Finding) => void;
}

/** The address with the dialog for a reason open. */
const doubtName = 'override';

const walkHint = '按 F8 到下一个问题，Shift+F8 到上一个';

/** The findings beside the form where there is room; folded to a strip when the person likes. */
export function FindingsSide(props: PanelProps) {
  const [open, setOpen] = usePreference('case.findingsOpen', z.boolean(), true);
  if (!open) {
    return (
      <Tooltip title={`展开问题清单。${walkHint}`} placement="left">
        <Button
          icon={<DoubleLeftOutlined />}
          aria-label={`展开问题清单，共 ${props.findings.length} 条`}
          aria-expanded={false}
          onClick={() => setOpen(true)}
          style={{ position: 'sticky', top: 0 }}
        >
          {props.findings.length}
        </Button>
      </Tooltip>
    );
  }
  return (
    <aside className="beian-findings-side" aria-label="问题清单">
      <Card
        size="small"
        title="问题"
        extra={
          <Flex gap={4} align="center">
            <FindingCounts counts={countFindings(props.findings)} />
            <Button
              type="text"
              size="small"
              icon={<DoubleRightOutlined />}
              aria-label="收起问题清单"
              aria-expanded
              onClick={() => setOpen(false)}
            />
          </Flex>
        }
      >
        <PanelBody {...props} />
      </Card>
    </aside>
  );
}

/** The findings behind a button where there is no room beside the form. */
export function FindingsDrawer(props: PanelProps) {
  // A dialog one was typing in as the vault was locked is open again, over this.
  const [address] = useSearchParams();
  const [open, setOpen] = useState(address.has(doubtName));
  const go = (finding: Finding) => {
    setOpen(false);
    props.onGo(finding);
  };
  return (
    <>
      <Tooltip title={walkHint}>
        <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
          <Flex gap={8} align="center" component="span">
            问题
            <FindingCounts counts={countFindings(props.findings)} />
          </Flex>
        </Button>
      </Tooltip>
      <Drawer title="问题" open={open} onClose={() => setOpen(false)} size={360} destroyOnHidden {...overlayPlace}>
        <PanelBody {...props} onGo={go} />
      </Drawer>
    </>
  );
}

function PanelBody({ opened, findings, current, onGo }: PanelProps) {
  const { override, restore, answer, answerAlike, notice } = useSettlements();
  const doubting = useAddressedDialog(doubtName);
  const listed = findings.find((finding) => findingKey(finding) === doubting.about);
  const [held, hold] = useState(listed);
  if (listed && listed !== held) hold(listed);
  // Once its reason is saved it is listed no more: its dialog stays until it has closed, else the address would keep it open.
  const doubted = listed ?? (held && findingKey(held) === doubting.about ? held : undefined);
  const { alike, application, overridden, questions, reminders } = opened;
  const { number: caseNumber } = application.filingCase;
  return (
    <Flex vertical gap={8}>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        点一条就到要改的地方；{walkHint}。
      </Typography.Text>
      <AlikeList filingCase={application.filingCase} alike={alike} answer={answerAlike} />
      <FindingsList
        findings={findings}
        current={current}
        onGo={onGo}
        onOverride={(finding) => doubting.open(findingKey(finding))}
      />
      <OverriddenList caseNumber={caseNumber} overridden={overridden} restore={restore} />
      <QuestionList filingCase={application.filingCase} questions={questions} answer={answer} />
      <ReminderList caseNumber={caseNumber} reminders={reminders} notice={notice} />
      <ProvinceNotes province={application.subject.province} />
      {doubted && (
        <OverrideDialog
          filingCase={application.filingCase}
          finding={doubted}
          override={override}
          onClose={doubting.close}
        />
      )}
    </Flex>
  );
}
