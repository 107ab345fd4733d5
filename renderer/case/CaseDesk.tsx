import { Flex } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { OpenedCase } from '#shared/api/cases.ts';
import { addresses } from '../app/addresses.ts';
import { CaseTabs } from './CaseTabs.tsx';
import { FindingsDrawer, FindingsSide } from './findings/FindingsPanel.tsx';
import { inFormOrder } from './findings/formOrder.ts';
import { useFindingWalk } from './findings/useFindingWalk.ts';
import { EditorContext } from './form/editorContext.ts';
import { useCaseEditor } from './form/useCaseEditor.ts';
import { CaseHeader } from './header/CaseHeader.tsx';
import { StageSteps } from './header/StageSteps.tsx';
import { arrivingToMove, useMoveChoice } from './progress/moveChoice.ts';
import { UnsavedGuard } from './UnsavedGuard.tsx';
import { usePapersReady } from './usePapersReady.ts';
import { useRoomy } from './useRoomy.ts';

/** The screen of an opened case. Its edits live as long as it does, whichever tab is open. */
export function CaseDesk({ opened }: { opened: OpenedCase }) {
  const { filingCase } = opened.application;
  const { tab = 'form' } = useParams();
  const navigate = useNavigate();
  const editor = useCaseEditor(opened);
  const findings = useMemo(() => inFormOrder(opened.findings), [opened.findings]);
  const { current, go } = useFindingWalk(filingCase.number, findings);
  const roomy = useRoomy();
  const [, choose] = useMoveChoice(filingCase.number);
  usePapersReady();
  const panel = { opened, findings, current, onGo: go };
  return (
    <EditorContext value={editor}>
      <CaseHeader application={opened.application} smsDueAt={opened.smsDueAt} />
      <StageSteps
        stage={filingCase.stage}
        onOpen={(wanted) => {
          choose(wanted);
          void navigate(addresses.caseAt(filingCase.number, 'progress'), { state: arrivingToMove });
        }}
      />
      <Flex gap={16} align="flex-start">
        <div style={{ flex: 1, minWidth: 0 }}>
          <CaseTabs opened={opened} tab={tab} extra={roomy ? null : <FindingsDrawer {...panel} />} />
        </div>
        {roomy && <FindingsSide {...panel} />}
      </Flex>
      <UnsavedGuard caseNumber={filingCase.number} />
    </EditorContext>
  );
}
