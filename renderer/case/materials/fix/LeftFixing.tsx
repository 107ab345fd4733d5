import { Alert, Button, Space } from 'antd';
import type { CaseMaterial, OpenedCase } from '#shared/api/cases.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { useDraft } from '../../../parts/useDraft.ts';
import { fixDraftName } from './fixDrafts.ts';

/** Pictures of the case whose fixing was broken off, by a lock or with the window, and waits to be gone on with. */
export function LeftFixing({ opened, onGoOn }: { opened: OpenedCase; onGoOn: (material: CaseMaterial) => void }) {
  const { number: caseNumber } = opened.application.filingCase;
  const once = [...Map.groupBy(opened.materials, ({ scanId }) => scanId).values()].flatMap(([first]) => first ?? []);
  return once.map((material) => (
    <Left key={material.scanId} caseNumber={caseNumber} material={material} onGoOn={() => onGoOn(material)} />
  ));
}

function Left({ caseNumber, material, onGoOn }: { caseNumber: string; material: CaseMaterial; onGoOn: () => void }) {
  const draft = useDraft<unknown>(fixDraftName(caseNumber, material.scanId), null);
  if (draft.empty) return null;
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={`“${materialSlot(material.slot).label}”有一次修整没有保存。`}
      action={
        <Space>
          <Button size="small" type="primary" onClick={onGoOn}>
            接着修整
          </Button>
          <Button size="small" onClick={draft.discard}>
            不要了
          </Button>
        </Space>
      }
    />
  );
}
