import { Button, Flex } from 'antd';
import type { FindingCounts } from '#shared/api/cases.ts';
import { noFindings } from '#shared/filing/findingKind.ts';
import { BlockingBadge } from '../../parts/BlockingBadge.tsx';
import { type SectionId, sections } from './fields.ts';
import { SaveState } from './SaveState.tsx';
import { sectionElementId } from './SectionCard.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { useSectionInView } from './useSectionInView.ts';

/** Leads to the parts of the form, stays in sight, and tells how far everything is saved. */
export function SectionBar({ counts }: { counts: ReadonlyMap<SectionId, FindingCounts> }) {
  const inView = useSectionInView();
  return (
    <Flex className="beian-section-bar" justify="space-between" align="center" gap="4px 12px" wrap>
      <Flex component="nav" aria-label="填报信息的各部分" gap={2} wrap>
        {sections.map(({ id, title }) => (
          <BlockingBadge key={id} counts={counts.get(id) ?? noFindings} offset={[-4, 4]}>
            <Button
              type="text"
              aria-current={inView === id}
              style={inView === id ? { fontWeight: 600 } : {}}
              onClick={() => goTo(id)}
            >
              {title}
            </Button>
          </BlockingBadge>
        ))}
      </Flex>
      <Flex gap={4} align="center">
        <SaveState />
        <UndoButtons />
      </Flex>
    </Flex>
  );
}

/** Scrolls to a part and puts the focus into its first field. */
function goTo(id: SectionId): void {
  const section = document.getElementById(sectionElementId(id));
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector<HTMLElement>('[data-field] input, [data-field] textarea')?.focus({ preventScroll: true });
}
