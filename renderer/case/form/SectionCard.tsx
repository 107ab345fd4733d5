import { Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { FindingCounts as Counts } from '#shared/api/cases.ts';
import { noFindings } from '#shared/filing/findingKind.ts';
import { FindingCounts } from '../../parts/FindingCounts.tsx';
import { useUnsavedIn } from './editorContext.ts';
import { type SectionId, sections } from './fields.ts';

/** The id of a part of the form in the page. */
export function sectionElementId(id: SectionId): string {
  return `beian-form-${id}`;
}

/** One part of the form with its name, how many findings it has and what of it is not saved. */
export function SectionCard({
  id,
  counts,
  note,
  action,
  settled,
  children,
}: {
  id: SectionId;
  counts: Counts | null;
  note?: ReactNode;
  /** What can be done with the part as a whole. */
  action?: ReactNode;
  /** False while only what is in sight is drawn; see useSettled.ts. */
  settled: boolean;
  children: ReactNode;
}) {
  const unsaved = useUnsavedIn(id);
  const title = sections.find((each) => each.id === id)?.title;
  return (
    <section id={sectionElementId(id)} aria-labelledby={`${sectionElementId(id)}-title`} className="beian-section">
      <Card
        size="small"
        title={
          <Typography.Title level={2} id={`${sectionElementId(id)}-title`} style={{ margin: 0, fontSize: 16 }}>
            {title}
          </Typography.Title>
        }
        extra={
          <Flex gap={12} align="center">
            {action}
            {unsaved > 0 && <Typography.Text type="danger">{unsaved} 处没有保存</Typography.Text>}
            {/* What is not saved was not judged: nobody is told that all is well. */}
            {(unsaved === 0 || counts !== null) && <FindingCounts counts={counts ?? noFindings} />}
          </Flex>
        }
      >
        <Flex vertical gap={12}>
          {note}
          {settled ? children : <div style={{ height: '50vh' }} />}
        </Flex>
      </Card>
    </section>
  );
}
